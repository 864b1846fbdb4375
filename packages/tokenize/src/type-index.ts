import { PADDING } from '@wordloom/byte-strings';
import type { Strings } from '@wordloom/schema';
import { distinctWords } from './distinct-words.ts';
import { GrowingArray } from './growing-array.ts';
import { isNormal, normalizeToken } from './normalize-token.ts';

const int32s = () => new GrowingArray((size) => new Int32Array(size));

/**
 * Numbers tokens by what they become, lower case and with invalid bytes replaced. That is worked out once for each distinct
 * run of bytes ("The", "the" and "THE" are three forms of one type), so that a token costs one look-up.
 */
export class TypeIndex {
  /** Invalid UTF-8 sequences in the forms met so far. */
  invalidForms = 0;
  readonly #lowercase: boolean;
  readonly #forms = distinctWords();
  readonly #typeOfForm = int32s();
  readonly #countOfForm = new GrowingArray((size) => new Float64Array(size));
  readonly #replacedInForm = int32s();
  readonly #formOfType = int32s();

  constructor(lowercase: boolean) {
    this.#lowercase = lowercase;
  }

  /** The form of the token in bytes[start .. end]; `view` as in {@link ByteStrings.find}. */
  formOf(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const known = this.#forms.find(view, start, end);
    if (known >= 0) return known;
    const form = this.#forms.add(bytes, start, end);
    this.#admit(form, bytes, start, end);
    return form;
  }

  /** Counts the forms of tokens and puts their types in their place: apart from the look-ups, so as not to wait for memory twice in each. */
  count(forms: Int32Array): void {
    const counts = this.#countOfForm.items;
    const types = this.#typeOfForm.items;
    for (let i = 0; i < forms.length; i++) {
      const form = forms[i]!;
      counts[form]!++;
      forms[i] = types[form]!;
    }
  }

  /** Invalid UTF-8 sequences in all tokens counted so far. */
  replaced(): number {
    let sum = 0;
    for (let form = 0; form < this.#typeOfForm.length; form++) {
      sum += this.#countOfForm.items[form]! * this.#replacedInForm.items[form]!;
    }
    return sum;
  }

  /** Number of types. */
  get size(): number {
    return this.#formOfType.length;
  }

  /** The types from this one on. */
  words(from = 0): Strings {
    return this.#forms.select(this.#formOfType.items.subarray(from, this.#formOfType.length));
  }

  /** Occurrences of each type. */
  counts(): Float64Array {
    const counts = new Float64Array(this.size);
    for (let form = 0; form < this.#typeOfForm.length; form++) {
      counts[this.#typeOfForm.items[form]!]! += this.#countOfForm.items[form]!;
    }
    return counts;
  }

  // A form that becomes another brings that one into the table too, if it was not there, as the next form.
  #admit(form: number, bytes: Uint8Array, start: number, end: number): void {
    let normalForm = form;
    let replacedHere = 0;
    if (!isNormal(bytes, start, end, this.#lowercase)) {
      const { normal, replaced } = normalizeToken(bytes.subarray(start, end), this.#lowercase);
      const padded = new Uint8Array(normal.length + PADDING);
      padded.set(normal);
      normalForm = this.#forms.find(new DataView(padded.buffer), 0, normal.length);
      if (normalForm < 0) normalForm = this.#forms.add(padded, 0, normal.length);
      replacedHere = replaced;
    }
    const type = normalForm < form ? this.#typeOfForm.items[normalForm]! : this.#formOfType.length;
    this.#record(type, replacedHere);
    if (normalForm > form) this.#record(type, 0);
    if (normalForm >= form) this.#formOfType.push(normalForm);
    this.invalidForms += replacedHere;
  }

  #record(type: number, replaced: number): void {
    this.#typeOfForm.push(type);
    this.#countOfForm.push(0);
    this.#replacedInForm.push(replaced);
  }
}
