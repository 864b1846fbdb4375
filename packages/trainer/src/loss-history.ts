/** What a curve is drawn from, at most. */
const mostPoints = 256;

/** As JSON. */
export interface LossHistoryState {
  readonly total: number;
  readonly terms: number;
  readonly smoothed: number | null;
  readonly width: number;
  readonly sums: readonly number[];
  readonly counts: readonly number[];
}

/** The loss of a training in 64 bits: its mean, smoothed, and as a curve of means over equal stretches of updates. */
export class LossHistory {
  #total = 0;
  #terms = 0;
  #smoothed: number | null = null;
  /** Updates in a stretch; doubled when there are too many stretches. */
  #width = 1;
  #sums: number[] = [];
  #counts: number[] = [];

  /** @param step of the update, from 0 */
  add(step: number, sum: number, terms: number): void {
    this.#total += sum;
    this.#terms += terms;
    const mean = sum / terms;
    this.#smoothed = this.#smoothed === null ? mean : 0.98 * this.#smoothed + 0.02 * mean;
    if (Math.floor(step / this.#width) >= mostPoints) this.#halve();
    const at = Math.floor(step / this.#width);
    this.#sums[at] = (this.#sums[at] ?? 0) + sum;
    this.#counts[at] = (this.#counts[at] ?? 0) + terms;
  }

  /** Over everything. */
  get mean(): number {
    return this.#total / this.#terms;
  }

  /** Exponential mean over about the last fifty batches. */
  get smoothed(): number | null {
    return this.#smoothed;
  }

  /** Middle of each stretch in updates, and its mean. */
  points(): [step: number, loss: number][] {
    return this.#sums.map((sum, i) => [(i + 0.5) * this.#width, sum / this.#counts[i]!]);
  }

  state(): LossHistoryState {
    return {
      total: this.#total,
      terms: this.#terms,
      smoothed: this.#smoothed,
      width: this.#width,
      sums: this.#sums,
      counts: this.#counts,
    };
  }

  static restore(state: LossHistoryState): LossHistory {
    const history = new LossHistory();
    history.#total = state.total;
    history.#terms = state.terms;
    history.#smoothed = state.smoothed;
    history.#width = state.width;
    history.#sums = [...state.sums];
    history.#counts = [...state.counts];
    return history;
  }

  #halve(): void {
    this.#width *= 2;
    for (const list of [this.#sums, this.#counts]) {
      const halves = list.filter((_, i) => i % 2 === 0).map((value, i) => value + (list[2 * i + 1] ?? 0));
      list.splice(0, list.length, ...halves);
    }
  }
}
