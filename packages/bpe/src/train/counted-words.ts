/** Distinct words in the order of first sight: word i is bytes[offsets[i] .. offsets[i + 1]]. */
export interface CountedWords {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
  /** How often each occurs, exact up to 2^53. */
  readonly counts: Float64Array;
}
