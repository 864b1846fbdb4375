import { WordloomError } from '@wordloom/errors';
import { normalizeToken } from './normalize-token.ts';
import type { TokenTypes } from './tokens.ts';
import { WordTable } from './word-table.ts';

/**
 * Numbers tokens by what they become, lower case and with invalid bytes replaced. That is worked out once for each distinct
 * run of bytes ("The", "the" and "THE" are three forms of one type), so that a token costs one look-up.
 */
export class TypeIndex {
  /** Invalid UTF-8 sequences in the forms met so far. */
  invalidForms = 0;
  readonly #lowercase: boolean;
  readonly #forms = new WordTable();
  readonly #types = new WordTable();
  #typeOfForm = new Int32Array(1 << 13);
  #countOfForm = new Float64Array(1 << 13);
  #replacedInForm = new Uint32Array(1 << 13);
  #known = 0;

  constructor(lowercase: boolean) {
    this.#lowercase = lowercase;
  }

  get size(): number {
    return this.#types.size;
  }

  /** Counts the token in bytes[start .. end] and gives its type; `view` as in {@link WordTable.find}. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const form = this.#forms.find(bytes, view, start, end);
    if (form === this.#known) this.#admit(bytes.subarray(start, end));
    this.#countOfForm[form]!++;
    return this.#typeOfForm[form]!;
  }

  /** Invalid UTF-8 sequences in all tokens counted so far. */
  replaced(): number {
    let sum = 0;
    for (let form = 0; form < this.#known; form++)
      sum += this.#countOfForm[form]! * this.#replacedInForm[form]!;
    return sum;
  }

  types(): TokenTypes {
    const counts = new Float64Array(this.#types.size);
    for (let form = 0; form < this.#known; form++)
      counts[this.#typeOfForm[form]!]! += this.#countOfForm[form]!;
    const words = this.#types.strings();
    if (counts.some((count) => count >= 2 ** 32)) {
      throw new WordloomError({
        code: 'tokenize/count-overflow',
        what: 'a token occurs 4,294,967,296 times or more',
        why: 'the counts are 32-bit numbers',
        fix: 'tokenize the text in parts',
      });
    }
    return { words, counts: Uint32Array.from(counts) };
  }

  #admit(form: Uint8Array): void {
    if (this.#known === this.#typeOfForm.length) this.#grow();
    const { bytes, replaced } = normalizeToken(form, this.#lowercase);
    const padded = new Uint8Array(bytes.length + 8);
    padded.set(bytes);
    this.#typeOfForm[this.#known] = this.#types.find(padded, new DataView(padded.buffer), 0, bytes.length);
    this.#replacedInForm[this.#known] = replaced;
    this.invalidForms += replaced;
    this.#known++;
  }

  #grow(): void {
    const size = this.#known * 2;
    const types = new Int32Array(size);
    types.set(this.#typeOfForm);
    this.#typeOfForm = types;
    const counts = new Float64Array(size);
    counts.set(this.#countOfForm);
    this.#countOfForm = counts;
    const replaced = new Uint32Array(size);
    replaced.set(this.#replacedInForm);
    this.#replacedInForm = replaced;
  }
}
