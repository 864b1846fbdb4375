import { WordloomError } from '@wordloom/errors';
import type { RandomStream } from '@wordloom/random';
import type { Ragged } from '@wordloom/schema';
import { type AliasTable, buildAliasTable, drawAlias } from './alias-table.ts';

/** A draw that was refused this often is made among the other words directly. */
const PATIENCE = 64;

/**
 * Noise words for each center: `perContext` for each of its context words, none of them one of its contexts, otherwise in
 * proportion to the weights. A word may be drawn twice, and may be the center.
 *
 * @param contexts context words of each center, shape [centers], ragged
 * @param weights of each word, shape [vocabulary size]; see `negativeWeights`
 * @returns ragged, `perContext` times as many as contexts
 * @throws WordloomError `negative-sampler/no-negatives` when a center's contexts are all words that can be drawn
 */
export function drawNegatives(
  contexts: Ragged<Int32Array>,
  weights: Float64Array,
  { perContext, random }: { perContext: number; random: RandomStream },
): Ragged<Int32Array> {
  const table = buildAliasTable(weights);
  const offsets = contexts.offsets.map((offset) => offset * perContext);
  const values = new Int32Array(contexts.values.length * perContext);
  const contextOf = new Int32Array(weights.length).fill(-1); // the last center that a word was a context of
  for (let center = 0; center + 1 < offsets.length; center++) {
    for (let i = contexts.offsets[center]!; i < contexts.offsets[center + 1]!; i++)
      contextOf[contexts.values[i]!] = center;
    for (let i = offsets[center]!; i < offsets[center + 1]!; i++) {
      values[i] = drawOther(table, weights, random, contextOf, center);
    }
  }
  return { values, offsets };
}

function drawOther(
  table: AliasTable,
  weights: Float64Array,
  random: RandomStream,
  contextOf: Int32Array,
  center: number,
): number {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const word = drawAlias(table, random);
    if (contextOf[word] !== center) return word;
  }
  const others = weights.map((weight, word) => (contextOf[word] === center ? 0 : weight));
  const total = others.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) throw noNegatives(center);
  let left = random.float() * total;
  return others.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}

function noNegatives(center: number): WordloomError {
  return new WordloomError({
    code: 'negative-sampler/no-negatives',
    what: 'there is no word to draw as a negative',
    where: { row: center },
    why: 'the vocabulary is so small that all its words are contexts of one center',
    fix: 'use more text, a lower minFrequency or a smaller window',
  });
}
