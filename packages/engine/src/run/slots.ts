/** Counted places, such as cores: each taker waits until as many as it asks for are free, first come first served. */
export class Slots {
  readonly total: number;
  #free: number;
  readonly #waiting: { need: number; go: () => void }[] = [];

  constructor(total: number) {
    this.total = total;
    this.#free = total;
  }

  /** Runs a task in `need` places; one that asks for more than there are takes all. */
  async within<T>(need: number, task: () => Promise<T>): Promise<T> {
    const places = Math.min(need, this.total);
    await new Promise<void>((go) => {
      this.#waiting.push({ need: places, go });
      this.#admit();
    });
    try {
      return await task();
    } finally {
      this.#free += places;
      this.#admit();
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
