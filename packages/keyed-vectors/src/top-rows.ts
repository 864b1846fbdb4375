/**
 * The best rows seen so far, best first, equal scores by row: insertion into a short sorted array, so that a scan over all rows
 * costs one comparison for nearly every row.
 */
export class TopRows {
  readonly scores: Float64Array;
  readonly rows: Int32Array;
  #size = 0;
  /** What a score must exceed to be among the best; rows must be offered in ascending order. */
  floor: number;

  constructor(capacity: number) {
    this.scores = new Float64Array(capacity);
    this.rows = new Int32Array(capacity);
    this.floor = capacity === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  get size(): number {
    return this.#size;
  }

  offer(row: number, score: number): void {
    if (!(score > this.floor)) return;
    let at = this.#size < this.scores.length ? this.#size++ : this.#size - 1;
    for (; at > 0 && this.scores[at - 1]! < score; at--) {
      this.scores[at] = this.scores[at - 1]!;
      this.rows[at] = this.rows[at - 1]!;
    }
    this.scores[at] = score;
    this.rows[at] = row;
    if (this.#size === this.scores.length) this.floor = this.scores[this.#size - 1]!;
  }
}
