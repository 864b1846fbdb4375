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
  return codePointClasses().map((flags) => {
    if (cleanText && flags & IS_CONTROL) return INNER;
    if (flags & IS_WHITE_SPACE) return SEPARATOR;
    if (flags & IS_PUNCTUATION || (handleChineseChars && flags & IS_CHINESE)) return ALONE;
    return INNER;
  });
}
