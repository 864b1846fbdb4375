import { WordloomError } from '@wordloom/errors';
import type { RandomStream } from '@wordloom/random';
import type { SkipGramLayout } from './skip-gram-layout.ts';
import type { AliasTable, TokenCorpus } from './skip-gram-options.ts';

const LAST_OF_SENTENCE = 2 ** 31;

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

/**
 * Copies the corpus, each sentence's last token marked by its top bit; empty sentences vanish.
 *
 * @throws WordloomError `kernels/corpus` for an id outside the vocabulary or offsets that do not fit
 */
export function writeCorpus(
  target: Uint32Array,
  { values, offsets }: TokenCorpus,
  vocabularySize: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const word = values[i]!;
    if (word < 0 || word >= vocabularySize) {
      throw badCorpus(`token ${i} is ${word}, outside the vocabulary of ${vocabularySize} words`);
    }
    target[i] = word;
  }
  if (offsets[0] !== 0 || offsets.at(-1) !== values.length) {
    throw badCorpus(`offsets go from ${offsets[0]} to ${offsets.at(-1)}, not from 0 to ${values.length}`);
  }
  for (let s = 1; s < offsets.length; s++) {
    const end = offsets[s]!;
    if (end < offsets[s - 1]!) throw badCorpus(`offset ${s} is ${end}, before the one before it`);
    if (end > offsets[s - 1]!) target[end - 1]! |= LAST_OF_SENTENCE;
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

function badCorpus(what: string): WordloomError {
  return new WordloomError({ code: 'kernels/corpus', what, fix: 'encode the corpus with this vocabulary' });
}
