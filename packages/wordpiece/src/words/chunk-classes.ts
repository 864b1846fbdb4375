import {
  codePointClasses,
  IS_CHINESE,
  IS_CONTROL,
  IS_PUNCTUATION,
  IS_WHITE_SPACE,
} from '../unicode/code-point-class.ts';
import type { BasicOptions } from './basic-options.ts';

/** Between chunks. */
export const SEPARATOR = 0;
/** A chunk by itself. */
const ALONE = 1;
/** Of a chunk with those beside it. */
export const INNER = 2;

/**
 * How text falls into chunks, each of which gives the same pieces wherever it stands; shape [0x110000]. A chunk may still be
 * several words, or none, when it is normalized.
 */
export function chunkClasses({ cleanText, handleChineseChars }: BasicOptions): Uint8Array {
  const ofFlags = new Uint8Array(256);
  for (let flags = 0; flags < 256; flags++) {
    if (cleanText && flags & IS_CONTROL) ofFlags[flags] = INNER;
    else if (flags & IS_WHITE_SPACE) ofFlags[flags] = SEPARATOR;
    else {
      const isAlone = flags & IS_PUNCTUATION || (handleChineseChars && flags & IS_CHINESE);
      ofFlags[flags] = isAlone ? ALONE : INNER;
    }
  }
  const classes = new Uint8Array(0x110000);
  const flags = codePointClasses();
  for (let code = 0; code < classes.length; code++) classes[code] = ofFlags[flags[code]!]!;
  return classes;
}
