import { codePointClasses, IS_PUNCTUATION, IS_WHITE_SPACE } from '../unicode/code-point-class.ts';
import type { NormalText } from './normal-text.ts';

/** Calls `take(start, end)` for each word of normalized text: punctuation marks, and what stands between them and white space. */
export function splitWords({ codes }: NormalText, take: (start: number, end: number) => void): void {
  const classes = codePointClasses();
  let start = 0;
  for (let i = 0; i < codes.length; i++) {
    const flags = classes[codes[i]!]!;
    if ((flags & (IS_WHITE_SPACE | IS_PUNCTUATION)) === 0) continue;
    if (i > start) take(start, i);
    if (flags & IS_PUNCTUATION) take(i, i + 1);
    start = i + 1;
  }
  if (codes.length > start) take(start, codes.length);
}
