import type { SkipGramProgress } from '@wordloom/kernels';

/** Points a curve is drawn from. */
const points = 200;

/** The loss over a training, as means in 64 bits over equal stretches of it. */
export class LossCurve {
  readonly #sums = new Float64Array(points);
  readonly #counts = new Float64Array(points);
  #smoothed: number | undefined;

  add({ words, totalWords, loss }: SkipGramProgress): void {
    if (loss === null) return;
    const at = Math.min(points - 1, Math.floor((points * words) / totalWords));
    this.#sums[at]! += loss;
    this.#counts[at]! += 1;
    this.#smoothed = this.#smoothed === undefined ? loss : 0.98 * this.#smoothed + 0.02 * loss;
  }

  /** Exponential mean over about the last fifty chunks. */
  get smoothed(): number | undefined {
    return this.#smoothed;
  }

  /** Share of the training done, scaled to epochs, and mean loss; stretches without a value are left out. */
  points(epochs: number): [epoch: number, loss: number][] {
    const curve: [number, number][] = [];
    for (let i = 0; i < points; i++) {
      if (this.#counts[i]! > 0)
        curve.push([(epochs * (i + 0.5)) / points, this.#sums[i]! / this.#counts[i]!]);
    }
    return curve;
  }
}
