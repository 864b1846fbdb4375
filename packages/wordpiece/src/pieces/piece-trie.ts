const encoder = new TextEncoder();

/** A trie over the bytes of pieces, its edges in one open-addressing table, so that the longest piece is found in one walk. */
export class PieceTrie {
  /** Node from which pieces that start a word are found. */
  static readonly START = 0;
  /** Node from which pieces that continue a word are found, written without their prefix. */
  static readonly CONTINUE = 1;

  #size = 2;
  /** Pairs of (node * 256 + byte, child); child 0 where free, for no edge leads to the start. */
  #edges: Int32Array;
  /** Id of the piece that ends at a node, or -1. */
  #ids: Int32Array;

  /** @param mostBytes those of all pieces together, at most */
  constructor(mostBytes: number) {
    this.#edges = new Int32Array(2 ** Math.ceil(Math.log2(mostBytes + 1) + 1));
    this.#ids = new Int32Array(mostBytes + 2).fill(-1);
  }

  add(root: number, piece: string, id: number): void {
    let node = root;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (code < 0x80) node = this.#step(node, code);
      else {
        for (const byte of encoder.encode(piece.slice(i))) node = this.#step(node, byte);
        break;
      }
    }
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

  // The child, made where there is none.
  #step(node: number, byte: number): number {
    const key = (node << 8) | byte;
    const edges = this.#edges;
    const mask = edges.length - 1;
    let slot = (mix(key) << 1) & mask;
    for (; edges[slot + 1] !== 0; slot = (slot + 2) & mask) if (edges[slot] === key) return edges[slot + 1]!;
    edges[slot] = key;
    edges[slot + 1] = this.#size;
    return this.#size++;
  }
}

function mix(key: number): number {
  const hash = Math.imul(key, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
