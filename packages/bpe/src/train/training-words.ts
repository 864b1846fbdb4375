/** Distinct words as symbols: word i is symbols[offsets[i] .. offsets[i] + lengths[i]], and merging shortens it in place. */
export interface TrainingWords {
  readonly symbols: Int32Array;
  readonly offsets: Int32Array;
  readonly lengths: Int32Array;
  /** How often each occurs, exact up to 2^53. */
  readonly counts: Float64Array;
}
