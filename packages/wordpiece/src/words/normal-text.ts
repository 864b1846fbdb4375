import { codePointClasses, IS_CHINESE, IS_CONTROL, IS_WHITE_SPACE } from '../unicode/code-point-class.ts';
import { pushLowerCase } from '../unicode/lower-case.ts';
import type { BasicOptions } from './basic-options.ts';
import { stripAccents } from './strip-accents.ts';

const SPACE = 0x20;

/** Code points of normalized text, and for each the one of the given text that it came from, counted from 0. */
export interface NormalText {
  readonly codes: number[];
  readonly source: number[];
}

/** Text, as code points, as Hugging Face's BertNormalizer has it. */
export function normalText(codes: readonly number[], options: BasicOptions): NormalText {
  const spaced = cleanAndSpace(codes, options);
  const stripped = options.stripAccents ? stripAccents(spaced) : spaced;
  return options.lowercase ? lowerCase(stripped) : stripped;
}

function cleanAndSpace(
  codes: readonly number[],
  { cleanText, handleChineseChars }: BasicOptions,
): NormalText {
  const classes = codePointClasses();
  const to: NormalText = { codes: [], source: [] };
  codes.forEach((code, i) => {
    const flags = classes[code]!;
    if (cleanText && flags & IS_CONTROL) return;
    if (handleChineseChars && flags & IS_CHINESE) {
      to.codes.push(SPACE, code, SPACE);
      to.source.push(i, i, i);
    } else {
      to.codes.push(cleanText && flags & IS_WHITE_SPACE ? SPACE : code);
      to.source.push(i);
    }
  });
  return to;
}

function lowerCase({ codes, source }: NormalText): NormalText {
  const to: NormalText = { codes: [], source: [] };
  codes.forEach((code, i) => {
    pushLowerCase(code, to.codes);
    while (to.source.length < to.codes.length) to.source.push(source[i]!);
  });
  return to;
}
