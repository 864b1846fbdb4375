import { codePointClasses, IS_MARK } from '../unicode/code-point-class.ts';
import type { NormalText } from './normal-text.ts';

// More marks than this in a row are not put in order: no word of so many has pieces, and sorting could take very long.
const LONGEST_ORDERED = 1024;

/**
 * Combining marks in a row, of which the few that take space (of Indic scripts and musical notation) stay, in the order of
 * their classes. Places are told as the original tells them: marks that stood in the text take the next place in it, whichever
 * mark of the row comes first; one that a decomposition brought has the place last taken.
 */
export class MarkRun {
  #codes: number[] = [];
  #source: number[] = [];
  #brought: boolean[] = [];
  #before = 0;

  push(code: number, source: number, brought: boolean): void {
    this.#codes.push(code);
    this.#source.push(source);
    this.#brought.push(brought);
  }

  /** Ends the row, putting what stays of it at the end of `to`; `next` is the source of the character that follows. */
  flush(to: NormalText, next: number): void {
    if (this.#codes.length > 0) {
      const classes = codePointClasses();
      if (this.#codes.some((code) => (classes[code]! & IS_MARK) === 0)) this.#takeSpacing(to, classes);
      this.#codes = [];
      this.#source = [];
      this.#brought = [];
    }
    this.#before = next;
  }

  #takeSpacing(to: NormalText, classes: Uint8Array): void {
    const places = this.#source.filter((_, i) => !this.#brought[i]);
    let place = -1;
    for (const i of this.#order()) {
      if (!this.#brought[i]) place++;
      const code = this.#codes[i]!;
      if (classes[code]! & IS_MARK) continue;
      to.codes.push(code);
      to.source.push(place < 0 ? this.#before : places[place]!);
    }
  }

  // Rows of the run in canonical order, which is stable: equal marks keep theirs.
  #order(): number[] {
    const codes = this.#codes;
    if (codes.length > LONGEST_ORDERED) return codes.map((_, i) => i);
    const rows = new Map<number, number[]>();
    for (let i = codes.length - 1; i >= 0; i--) {
      const same = rows.get(codes[i]!);
      if (same) same.push(i);
      else rows.set(codes[i]!, [i]);
    }
    const ordered = String.fromCodePoint(...codes).normalize('NFD');
    return Array.from(ordered, (mark) => rows.get(mark.codePointAt(0)!)!.pop()!);
  }
}
