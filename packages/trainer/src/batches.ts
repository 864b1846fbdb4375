import { randomStream } from '@wordloom/random';

/** The batches of a training: each a function of its epoch and its place in it, so that any can be made without those before. */
export interface Batches<Batch> {
  readonly perEpoch: number;
  batch(epoch: number, index: number): Batch | Promise<Batch>;
}

export interface ShuffleOptions {
  readonly examples: number;
  readonly batchSize: number;
  readonly seed: number | string;
}

/**
 * Batches of examples in an order drawn anew for each epoch from (seed, epoch); the last one of an epoch may be smaller.
 *
 * @param make the batch of some examples, by their numbers
 */
export function shuffledBatches<Batch>(
  { examples, batchSize, seed }: ShuffleOptions,
  make: (rows: Int32Array, epoch: number) => Batch | Promise<Batch>,
): Batches<Batch> {
  let drawn: { epoch: number; order: Int32Array } | undefined;
  const orderOf = (epoch: number): Int32Array => {
    if (drawn?.epoch !== epoch) {
      const order = Int32Array.from({ length: examples }, (_, i) => i);
      drawn = { epoch, order: randomStream(seed).split(`order of epoch ${epoch}`).shuffle(order) };
    }
    return drawn.order;
  };
  return {
    perEpoch: Math.ceil(examples / batchSize),
    batch(epoch, index) {
      const start = index * batchSize;
      return make(orderOf(epoch).subarray(start, Math.min(examples, start + batchSize)), epoch);
    },
  };
}
