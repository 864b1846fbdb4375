import type { TokenizerDefinition } from '../definition.ts';
import { TextMemory } from '../text-memory.ts';
import { PieceEncoder, type PieceOptions } from './piece-encoder.ts';

/** Feeds text and bytes to a PieceEncoder. */
export class SpanEncoder {
  readonly pieces: PieceEncoder;
  readonly #memory = new TextMemory();

  constructor(definition: TokenizerDefinition, idOf: (token: string) => number) {
    this.pieces = new PieceEncoder(definition, idOf);
  }

  /** Appends the ids of the text; how many bytes it has in UTF-8. `base` is where its first byte stands, for places. */
  text(text: string, base: number, options?: PieceOptions): number {
    let length = 0;
    this.#memory.text(text, this.pieces.splitter.local, (bytes, view, end) => {
      this.#span(bytes, view, end, base + length, options);
      length += end;
    });
    return length;
  }

  bytes(bytes: Uint8Array, options?: PieceOptions): void {
    this.#memory.bytes(bytes, (memory, view, end) => this.#span(memory, view, end, 0, options));
  }

  #span(bytes: Uint8Array, view: DataView, end: number, base: number, options?: PieceOptions): void {
    const { places } = this.pieces;
    const first = places?.length ?? 0;
    this.pieces.encode(bytes, view, 0, end, options);
    if (places) for (let i = first; i < places.length; i++) places[i]! += base;
  }
}
