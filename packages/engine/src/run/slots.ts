/** Counted places, such as cores: each taker waits until as many as it asks for are free, first come first served. */
export class Slots {
  readonly total: number;
  #free: number;
  readonly #waiting: { need: number; go: () => void }[] = [];

  constructor(total: number) {
    this.total = total;
    this.#free = total;
  }

  /** Waits for `need` places, for all where there are fewer. @returns gives them back; the second time it does nothing */
  async take(need: number): Promise<() => void> {
    const places = Math.min(need, this.total);
    await new Promise<void>((go) => {
      this.#waiting.push({ need: places, go });
      this.#admit();
    });
    let taken = places;
    return () => {
      this.#free += taken;
      taken = 0;
      this.#admit();
    };
  }

  /** Runs a task in `need` places. */
  async within<T>(need: number, task: () => Promise<T>): Promise<T> {
    const giveBack = await this.take(need);
    try {
      return await task();
    } finally {
      giveBack();
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && next.need <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= next.need;
      next.go();
    }
  }
}
