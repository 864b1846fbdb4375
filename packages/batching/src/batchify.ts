import type { Ragged } from '@wordloom/schema';

/** What a skip-gram step is made of; parallel, a row for each center. */
export interface SkipGramExamples {
  /** Shape [centers]. */
  readonly centers: Int32Array;
  /** Shape [centers], ragged. */
  readonly contexts: Ragged<Int32Array>;
  /** Shape [centers], ragged. */
  readonly negatives: Ragged<Int32Array>;
}

/** A padded minibatch, each array flat in row-major order. */
export interface SkipGramBatch {
  readonly rows: number;
  /** Contexts and negatives of the longest row. */
  readonly columns: number;
  /** Shape [rows, 1]. */
  readonly centers: Int32Array;
  /** Contexts, then negatives, then zeros; shape [rows, columns]. */
  readonly contextsNegatives: Int32Array;
  /** 1 where there is a word, 0 for padding; shape [rows, columns]. */
  readonly masks: Float32Array;
  /** 1 for contexts, 0 for all else; shape [rows, columns]. */
  readonly labels: Float32Array;
}

/**
 * The examples of some rows as one batch, padded to the longest of them.
 *
 * @param rows which examples, in the order they are to stand
 */
export function batchify(
  { centers, contexts, negatives }: SkipGramExamples,
  rows: ArrayLike<number>,
): SkipGramBatch {
  const columns = longest(contexts, negatives, rows);
  const size = rows.length * columns;
  const batch = {
    rows: rows.length,
    columns,
    centers: new Int32Array(rows.length),
    contextsNegatives: new Int32Array(size),
    masks: new Float32Array(size),
    labels: new Float32Array(size),
  };
  for (let r = 0; r < rows.length; r++) {
    const example = rows[r]!;
    const positive = rowOf(contexts, example);
    const negative = rowOf(negatives, example);
    const start = r * columns;
    batch.centers[r] = centers[example]!;
    batch.contextsNegatives.set(positive, start);
    batch.contextsNegatives.set(negative, start + positive.length);
    batch.labels.fill(1, start, start + positive.length);
    batch.masks.fill(1, start, start + positive.length + negative.length);
  }
  return batch;
}

function rowOf({ values, offsets }: Ragged<Int32Array>, row: number): Int32Array {
  return values.subarray(offsets[row], offsets[row + 1]);
}

function longest(
  contexts: Ragged<Int32Array>,
  negatives: Ragged<Int32Array>,
  rows: ArrayLike<number>,
): number {
  let longest = 0;
  for (let r = 0; r < rows.length; r++) {
    longest = Math.max(longest, rowOf(contexts, rows[r]!).length + rowOf(negatives, rows[r]!).length);
  }
  return longest;
}
