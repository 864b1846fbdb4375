import { decodeAt } from '../utf8.ts';
import type { Unit } from './unit.ts';

/** Each code point, white space too; of line ends neither the newline nor a carriage return before it. */
export const characterUnit: Unit = {
  separatorEnd: (bytes, at) => (bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 1 : at),
  tokenEnd: (bytes, _view, at) => (bytes[at]! < 0x80 ? at + 1 : at + (decodeAt(bytes, at) & 7)),
};
