const NEWLINE = 0x0a;

/** A part of a text, of whole lines, that threads tokenize together: each claims the next segment until none is left. */
export interface TextBlock {
  /** Over shared memory, so that threads are handed it without a copy. */
  readonly text: Uint8Array;
  /** Segment i is text[borders[i] .. borders[i + 1]]. */
  readonly borders: readonly number[];
  /** Place of the block's first byte in the whole text. */
  readonly start: number;
  /** What stands after its last newline is the last sentence of the text. */
  readonly isLast: boolean;
  /** Segments claimed by now, shape [1]. */
  readonly claims: Int32Array;
}

/** Borders of segments of about `size` bytes that end in a newline, all but the last; a line longer than that stays whole. */
export function segmentBorders(text: Uint8Array, size: number): number[] {
  const borders = [0];
  for (let from = size; from < text.length; from = borders.at(-1)! + size) {
    const border = text.indexOf(NEWLINE, from - 1) + 1;
    if (border === 0 || border === text.length) break;
    borders.push(border);
  }
  return [...borders, text.length];
}
