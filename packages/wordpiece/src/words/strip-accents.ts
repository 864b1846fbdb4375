import { codePointClasses, IS_MARK, IS_MOVING } from '../unicode/code-point-class.ts';
import { MarkRun } from './mark-run.ts';
import type { NormalText } from './normal-text.ts';

const decompositions = new Map<number, readonly number[]>();

/** Decomposes canonically, orders marks by their class, and drops the nonspacing ones. */
export function stripAccents({ codes, source }: NormalText): NormalText {
  const classes = codePointClasses();
  const to: NormalText = { codes: [], source: [] };
  const marks = new MarkRun();
  codes.forEach((code, i) => {
    const from = source[i]!;
    const parts = decompose(code, classes);
    for (let p = 0; p < parts.length; p++) {
      const part = parts[p]!;
      const flags = classes[part]!;
      if (flags & IS_MOVING) marks.push(part, from, p > 0);
      else {
        marks.flush(to, from);
        if (flags & IS_MARK) continue;
        to.codes.push(part);
        to.source.push(from);
      }
    }
  });
  marks.flush(to, 0);
  return to;
}

function decompose(code: number, classes: Uint8Array): readonly number[] {
  if ((classes[code]! & IS_MOVING) === 0) return [code];
  let parts = decompositions.get(code);
  if (parts === undefined) {
    parts = Array.from(String.fromCodePoint(code).normalize('NFD'), (part) => part.codePointAt(0)!);
    decompositions.set(code, parts);
  }
  return parts;
}
