import { visibleAsciiEnd } from './ascii-run.ts';
import type { Unit } from './unit.ts';
import { byteClass, LEAD, WHITE, whiteSpaceEnd, wideWhiteSpace } from './white-space.ts';

/** Whatever stands between white space. */
export const whitespaceUnit: Unit = {
  separatorEnd: whiteSpaceEnd,
  tokenEnd(bytes, view, from) {
    for (let at = visibleAsciiEnd(view, from); ; at = visibleAsciiEnd(view, at + 1)) {
      const kind = byteClass[bytes[at]!];
      if (kind === WHITE || (kind === LEAD && wideWhiteSpace(bytes, at) > 0)) return at;
    }
  },
};
