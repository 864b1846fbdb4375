import type { Unit } from './unit.ts';
import { byteClass, DATA, LEAD, whiteSpaceEnd, wideWhiteSpace } from './white-space.ts';

/** Whatever stands between white space. */
export const whitespaceUnit: Unit = {
  separatorEnd: whiteSpaceEnd,
  tokenEnd(bytes, at) {
    for (;;) {
      while (byteClass[bytes[at]!] === DATA) at++;
      if (byteClass[bytes[at]!] !== LEAD || wideWhiteSpace(bytes, at) > 0) return at;
      at++;
    }
  },
};
