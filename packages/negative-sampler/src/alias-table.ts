import { WordloomError } from '@wordloom/errors';
import type { RandomStream } from '@wordloom/random';

/**
 * Draws an index in proportion to its weight in constant time (Walker 1977): choose a column evenly, then take the column
 * itself or its alias. Eight bytes an index; the arrays can be handed to other threads and to WebAssembly as they are.
 */
export interface AliasTable {
  /** The column itself is taken when a uniform uint32 is below: its probability times 2^32, at most 2^32 - 1. */
  readonly threshold: Uint32Array;
  /** Taken otherwise; the column itself where it has no other. */
  readonly alias: Uint32Array;
}

/**
 * The alias table of weights, by Vose's method (1991), linear in their number.
 *
 * @param weights zero or more each, shape [indices]; what weighs 0 is never drawn
 * @throws WordloomError `negative-sampler/weights` when one is negative or not finite, or all are 0
 */
export function buildAliasTable(weights: Float64Array): AliasTable {
  const size = weights.length;
  const scale = size / sumOf(weights);
  const share = weights.map((weight) => weight * scale); // 1 on average: the height of a column
  const threshold = new Uint32Array(size).fill(0xffffffff);
  const alias = Uint32Array.from({ length: size }, (_, i) => i);

  const under: number[] = [];
  const over: number[] = [];
  for (const [i, height] of share.entries()) (height < 1 ? under : over).push(i);
  while (under.length > 0 && over.length > 0) {
    const low = under.pop()!;
    const high = over.at(-1)!;
    threshold[low] = Math.min(0xffffffff, Math.round(share[low]! * 2 ** 32));
    alias[low] = high;
    share[high] = share[high]! - (1 - share[low]!);
    if (share[high]! < 1) under.push(over.pop()!);
  }
  return { threshold, alias }; // what is left has a height of 1 but for rounding, and keeps its column
}

export function drawAlias({ threshold, alias }: AliasTable, random: RandomStream): number {
  const column = random.below(threshold.length);
  return random.uint32() < threshold[column]! ? column : alias[column]!;
}

function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! < 0 || !Number.isFinite(weights[i])) throw badWeights(`weight ${i} is ${weights[i]}`);
    sum += weights[i]!;
  }
  if (sum === 0) throw badWeights(weights.length === 0 ? 'there are no weights' : 'all weights are 0');
  return sum;
}

function badWeights(what: string): WordloomError {
  return new WordloomError({
    code: 'negative-sampler/weights',
    what,
    why: 'the vocabulary has no word that occurs, reserved tokens aside',
    fix: 'give finite weights, at least one of them above 0',
  });
}
