const encoder = new TextEncoder();

/** A trie over the bytes of pieces, its edges in one open-addressing table, so that the longest piece is found in one walk. */
export class PieceTrie {
  /** Node from which pieces that start a word are found. */
  static readonly START = 0;
  /** Node from which pieces that continue a word are found, written without their prefix. */
  static readonly CONTINUE = 1;

  #size = 2;
  /** Pairs of (node * 256 + byte, child); child 0 where free, for no edge leads to the start. */
  #edges = new Int32Array(2 << 16);
  #count = 0;
  /** Id of the piece that ends at a node, or -1. */
  #ids = new Int32Array(1 << 15).fill(-1);

  add(root: number, piece: string, id: number): void {
    let node = root;
    for (const byte of encoder.encode(piece)) node = this.#child(node, byte) || this.#addChild(node, byte);
    this.#ids[node] = id;
  }

  /**
   * The longest piece from `start` on in bytes[.. end]: its id, and its end in `this.matchEnd`; -1 where there is none.
   */
  longest(root: number, bytes: Uint8Array, start: number, end: number): number {
    let found = -1;
    let node = root;
    for (let at = start; at < end; ) {
      node = this.#child(node, bytes[at]!);
      if (node === 0) break;
      at++;
      const id = this.#ids[node]!;
      if (id >= 0) {
        found = id;
        this.matchEnd = at;
      }
    }
    return found;
  }

  matchEnd = 0;

  #child(node: number, byte: number): number {
    const key = (node << 8) | byte;
    const edges = this.#edges;
    const mask = edges.length - 1;
    for (let slot = (mix(key) << 1) & mask; ; slot = (slot + 2) & mask) {
      const child = edges[slot + 1]!;
      if (child === 0 || edges[slot] === key) return child;
    }
  }

  #addChild(node: number, byte: number): number {
    if (++this.#count * 4 > this.#edges.length) this.#grow();
    const child = this.#size++;
    if (child === this.#ids.length) {
      const grown = new Int32Array(child * 2).fill(-1);
      grown.set(this.#ids);
      this.#ids = grown;
    }
    put(this.#edges, (node << 8) | byte, child);
    return child;
  }

  #grow(): void {
    const grown = new Int32Array(this.#edges.length * 2);
    for (let slot = 0; slot < this.#edges.length; slot += 2) {
      if (this.#edges[slot + 1] !== 0) put(grown, this.#edges[slot]!, this.#edges[slot + 1]!);
    }
    this.#edges = grown;
  }
}

function put(edges: Int32Array, key: number, child: number): void {
  const mask = edges.length - 1;
  let slot = (mix(key) << 1) & mask;
  while (edges[slot + 1] !== 0) slot = (slot + 2) & mask;
  edges[slot] = key;
  edges[slot + 1] = child;
}

function mix(key: number): number {
  const hash = Math.imul(key, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
