import { type CosineModule, cosineModule } from './cosine-module.ts';

/** Vectors with what a search over all of them needs. */
export interface SearchableRows {
  /** Shape [rows, dimensions]. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** Shape [rows], see `inverseNorms`. */
  readonly inverseNorms: Float32Array;
}

/** Some rows and, in f32, their cosines to every target; good until the next block is asked for. */
export interface CosineBlock {
  readonly firstRow: number;
  readonly endRow: number;
  /** The first row from `from` on whose cosine to a target may be above `limit`, else `endRow`. */
  nextAbove(target: number, from: number, limit: number): number;
  /** The same for cos(b) - cos(a) + cos(c), a function to be asked from row to row. */
  analogy(a: number, b: number, c: number): (from: number, limit: number) => number;
}

const blockBytes = 128 * 1024; // of vectors: stays in the second-level cache while all targets pass over it
const scoreBytes = 1024 * 1024;
const pageBytes = 65_536;

/**
 * The cosines of all rows to some targets, block by block, by a kernel of 32-bit SIMD. They bound the true cosines: one that is
 * off by more than {@link cosineError} does not happen. A value that is no number counts as above every limit.
 *
 * Only one such walk can be under way in a thread: they share the kernel's memory.
 *
 * @param targets of length 1, shape [dimensions] each
 */
export function* cosineBlocks(
  { vectors, dimensions, inverseNorms }: SearchableRows,
  targets: readonly ArrayLike<number>[],
): Generator<CosineBlock> {
  const module = cosineModule();
  const most = Math.min(
    blockBytes / (4 * dimensions),
    scoreBytes / (4 * targets.length),
    inverseNorms.length,
  );
  const blockRows = roundUp(Math.max(most, 1), 4);
  const layout = layOut(dimensions, targets.length, blockRows);
  reserve(module, layout.end);
  const memory = new Float32Array(module.memory.buffer);
  const paddedDimensions = roundUp(dimensions, 4);
  memory.fill(0, 0, layout.end / 4);
  targets.forEach((target, i) => {
    memory.set(target, layout.targets / 4 + i * paddedDimensions);
  });

  for (let firstRow = 0; firstRow < inverseNorms.length; firstRow += blockRows) {
    const endRow = Math.min(firstRow + blockRows, inverseNorms.length);
    const rows = roundUp(endRow - firstRow, 4);
    memory.set(inverseNorms.subarray(firstRow, endRow), layout.inverseNorms / 4);
    memory.set(vectors.subarray(firstRow * dimensions, endRow * dimensions), layout.rows / 4);
    module.cosines(
      layout.rows,
      layout.inverseNorms,
      rows,
      dimensions,
      layout.targets,
      targets.length,
      layout.scores,
    );
    const scoresOf = (target: number) => layout.scores + 4 * target * rows;
    const next = (scores: number, from: number, limit: number) =>
      firstRow + module.nextAbove(scores, from - firstRow, endRow - firstRow, limit);
    yield {
      firstRow,
      endRow,
      nextAbove: (target, from, limit) => next(scoresOf(target), from, limit),
      analogy(a, b, c) {
        module.analogyScores(scoresOf(a), scoresOf(b), scoresOf(c), layout.sums, rows);
        return (from, limit) => next(layout.sums, from, limit);
      },
    };
  }
}

/**
 * How far a 32-bit cosine can be from the true one, with a factor of two to spare: a quarter of the products add up one after
 * the other, each addition off by 2^-24 at most (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1).
 */
export function cosineError(dimensions: number): number {
  return (dimensions / 4 + 8) * 2 ** -23;
}

interface Layout {
  readonly targets: number;
  readonly inverseNorms: number;
  readonly scores: number;
  readonly sums: number;
  readonly rows: number;
  readonly end: number;
}

/** Addresses in bytes; rows come last, with 16 bytes behind them that the kernel reads. */
function layOut(dimensions: number, targetCount: number, blockRows: number): Layout {
  const targets = 0;
  const inverseNorms = targets + 4 * targetCount * roundUp(dimensions, 4);
  const scores = inverseNorms + 4 * blockRows;
  const sums = scores + 4 * targetCount * blockRows;
  const rows = sums + 4 * blockRows;
  return { targets, inverseNorms, scores, sums, rows, end: rows + 4 * blockRows * dimensions + 16 };
}

function reserve({ memory }: CosineModule, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}

function roundUp(count: number, unit: number): number {
  return Math.ceil(count / unit) * unit;
}
