/** Numbers at the end of which more can be put; `reserve` makes room once for many. */
export class GrowingArray<A extends Int32Array | Float64Array> {
  items: A;
  length = 0;
  readonly #create: (size: number) => A;

  constructor(create: (size: number) => A) {
    this.#create = create;
    this.items = create(1024);
  }

  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.items.length) return;
    const grown = this.#create(Math.max(needed, this.items.length * 2));
    grown.set(this.items.subarray(0, this.length));
    this.items = grown;
  }

  push(item: number): void {
    if (this.length === this.items.length) this.reserve(1);
    this.items[this.length++] = item;
  }

  /** Removes the first `count` and gives them. */
  take(count: number): A {
    const taken = this.items;
    const left = taken.subarray(count, this.length);
    this.items = this.#create(Math.max(1024, left.length));
    this.items.set(left);
    this.length = left.length;
    return taken.subarray(0, count) as A;
  }
}
