import { visible, WordloomError } from '@wordloom/errors';

type JsonObject = { readonly [name: string]: unknown };

/** Reads values of a parsed `tokenizer.json` and says where one is not what it must be. */
export class JsonReader {
  readonly #value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.path = path;
  }

  /** Whether there is nothing, or null. */
  get isAbsent(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  get(name: string): JsonReader {
    const object = this.#object();
    return new JsonReader(
      Object.hasOwn(object, name) ? object[name] : undefined,
      this.path === '' ? name : `${this.path}.${name}`,
    );
  }

  entries(): [string, JsonReader][] {
    return Object.entries(this.#object()).map(([name, value]) => [
      name,
      new JsonReader(value, `${this.path}.${name}`),
    ]);
  }

  items(): JsonReader[] {
    if (!Array.isArray(this.#value)) throw this.#mismatch('a list');
    return this.#value.map((value, i) => new JsonReader(value, `${this.path}[${i}]`));
  }

  text(otherwise?: string): string {
    if (otherwise !== undefined && this.isAbsent) return otherwise;
    if (typeof this.#value !== 'string') throw this.#mismatch('a text');
    return this.#value;
  }

  flag(otherwise?: boolean): boolean {
    if (otherwise !== undefined && this.isAbsent) return otherwise;
    if (typeof this.#value !== 'boolean') throw this.#mismatch('true or false');
    return this.#value;
  }

  /** A whole number from 0 to `most`. */
  whole(most: number, otherwise?: number): number {
    if (otherwise !== undefined && this.isAbsent) return otherwise;
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
      throw this.#mismatch(`a whole number from 0 to ${most}`);
    return value;
  }

  /** The `type` of a part, which must be one of these. */
  type(...supported: string[]): string {
    const type = this.get('type').text();
    if (!supported.includes(type)) throw this.unsupported(`${type}`, `of type ${supported.join(' or ')}`);
    return type;
  }

  unsupported(what: string, instead: string): WordloomError {
    return new WordloomError({
      code: 'wordpiece/unsupported',
      what: `${this.path} '${visible(what)}' is not supported`,
      why: 'the file is that of another kind of tokenizer than BERT',
      fix: `use a tokenizer.json whose ${this.path} is ${instead}; @wordloom/bpe reads those of BPE`,
    });
  }

  wrong(what: string): WordloomError {
    return new WordloomError({
      code: 'wordpiece/tokenizer-json',
      what: `${this.path || 'the file'} ${what}`,
      why: 'the file is no tokenizer.json of Hugging Face tokenizers, or was edited',
      fix: 'save it again with tokenizers, or give the vocab.txt',
    });
  }

  #object(): JsonObject {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.#mismatch('an object');
    return value as JsonObject;
  }

  #mismatch(expected: string): WordloomError {
    const shown =
      this.#value === undefined ? 'is missing' : `is ${visible(JSON.stringify(this.#value).slice(0, 60))}`;
    return this.wrong(`${shown}, where ${expected} must be`);
  }
}
