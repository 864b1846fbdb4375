import { WordloomError } from '@wordloom/errors';
import type { RandomStream } from '@wordloom/random';
import type { SkipGramLayout } from './skip-gram-layout.ts';
import type { AliasTable } from './skip-gram-options.ts';

/**
 * Refuses what the machine would begin and then be killed for, since memory is promised before it is there.
 *
 * @param needed bytes of all that training holds at once: shared memory, corpus, and the vectors copied out
 * @throws WordloomError `kernels/memory`
 */
export function checkFreeMemory(needed: number, available: number): void {
  if (needed <= available) return;
  const mebibytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
  throw new WordloomError({
    code: 'kernels/memory',
    what: `training needs ${mebibytes(needed)} of memory, and ${mebibytes(available)} are free`,
    why: 'the vectors take 16 bytes for each word and dimension until they are copied out, a corpus that is not shared 4 for each token',
    fix: 'free memory, use fewer dimensions, or raise the minimum frequency of the vocabulary',
  });
}

/** @throws WordloomError `kernels/memory` when the machine has not that much */
export function allocateMemory(bytes: number): WebAssembly.Memory {
  const pages = bytes / 65_536;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (cause) {
    throw new WordloomError({
      code: 'kernels/memory',
      what: `${(bytes / 2 ** 20).toFixed(0)} MiB of shared memory cannot be had`,
      fix: 'free memory, use fewer dimensions, or raise the minimum frequency of the vocabulary',
      cause,
    });
  }
}

/** Limits for draws of 31 bits, so that a probability of 1 keeps all and one of 0 none. */
export function writeKeepLimits(target: Uint32Array, probability: ArrayLike<number> | null): void {
  for (let word = 0; word < target.length; word++) {
    target[word] = Math.round(2 ** 31 * Math.min(1, Math.max(0, probability?.[word] ?? 1)));
  }
}

/** Pairs of (threshold, alias). */
export function writeAliasTable(target: Uint32Array, { threshold, alias }: AliasTable): void {
  for (let word = 0; word < alias.length; word++) {
    target[2 * word] = threshold[word]!;
    target[2 * word + 1] = alias[word]!;
  }
}

/** Uniform over -0.5 / dimensions .. 0.5 / dimensions (as in word2vec.c); the padding stays zero. */
export function writeInitialRows(
  target: Float32Array,
  dimensions: number,
  stride: number,
  random: RandomStream,
): void {
  for (let row = 0; row < target.length; row += stride) {
    for (let i = 0; i < dimensions; i++) target[row + i] = (random.float() - 0.5) / dimensions;
  }
}

/** The rows without their padding, in memory of their own, shape [vocabulary size, dimensions]. */
export function readRows(
  memory: WebAssembly.Memory,
  at: number,
  { rowBytes }: SkipGramLayout,
  shape: readonly [number, number],
): Float32Array<ArrayBuffer> {
  const [rows, dimensions] = shape;
  const result = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    result.set(new Float32Array(memory.buffer, at + row * rowBytes, dimensions), row * dimensions);
  }
  return result;
}
