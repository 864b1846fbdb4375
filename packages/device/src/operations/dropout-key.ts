import { randomStream } from '@wordloom/random';

/** What a dropout mask is a function of, so that a run that goes on after a stop drops the same. */
export interface DropoutKey {
  readonly seed: number | string;
  /** Of training, from 0. */
  readonly step: number;
  /** Which dropout of the model this is. */
  readonly operation: number | string;
}

/** Two words of 32 bits that stand for a key, and the limit below which a draw of 32 bits drops. */
export function dropKey(
  rate: number,
  { seed, step, operation }: DropoutKey,
): { readonly words: readonly [number, number]; readonly limit: number } {
  const stream = randomStream(seed).split(`dropout ${operation} at step ${step}`);
  return {
    words: [stream.uint32(), stream.uint32()],
    limit: Math.min(Math.round(rate * 2 ** 32), 2 ** 32 - 1),
  };
}
