import { WordloomError } from '@wordloom/errors';
import type { TokenCorpus } from './skip-gram-options.ts';

/** Kernels read a corpus in blocks of so many tokens (BLOCK of assembly/sentence-reader.ts). */
export const BLOCK_TOKENS = 4096;

const LAST_OF_SENTENCE = 2 ** 31;

/**
 * The corpus in memory that threads share: copied, unless it is in such memory already.
 *
 * @throws WordloomError `kernels/corpus` for an id outside the vocabulary or offsets that do not fit
 */
export function shareCorpus({ values, offsets }: TokenCorpus, vocabularySize: number): TokenCorpus {
  for (let i = 0; i < values.length; i++) {
    const word = values[i]!;
    if (word < 0 || word >= vocabularySize) {
      throw badCorpus(`token ${i} is ${word}, outside the vocabulary of ${vocabularySize} words`);
    }
  }
  if (offsets[0] !== 0 || offsets.at(-1) !== values.length) {
    throw badCorpus(`offsets go from ${offsets[0]} to ${offsets.at(-1)}, not from 0 to ${values.length}`);
  }
  for (let s = 1; s < offsets.length; s++) {
    const end = offsets[s]!;
    if (end < offsets[s - 1]!) throw badCorpus(`offset ${s} is ${end}, before the one before it`);
  }
  return { values: shared(values), offsets: shared(offsets) };
}

/** Bytes that `shareCorpus` allocates. */
export function sharedCorpusBytes({ values, offsets }: TokenCorpus): number {
  return [values, offsets].reduce((sum, array) => sum + (isShared(array) ? 0 : array.byteLength), 0);
}

/** Copies block `block` to the start of `target`, each sentence's last token marked by its top bit. */
export function writeBlock(target: Uint32Array, block: number, { values, offsets }: TokenCorpus): void {
  const start = block * BLOCK_TOKENS;
  const end = Math.min(start + BLOCK_TOKENS, values.length);
  target.set(values.subarray(start, end));
  for (let s = firstAbove(offsets, start); s < offsets.length && offsets[s]! <= end; s++) {
    target[offsets[s]! - 1 - start]! |= LAST_OF_SENTENCE;
  }
}

/** Index of the first of the rising values that is above a limit. */
function firstAbove(values: Int32Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function shared(array: Int32Array): Int32Array {
  if (isShared(array)) return array;
  const copy = new Int32Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

function isShared(array: Int32Array): boolean {
  return array.buffer instanceof SharedArrayBuffer;
}

function badCorpus(what: string): WordloomError {
  return new WordloomError({ code: 'kernels/corpus', what, fix: 'encode the corpus with this vocabulary' });
}
