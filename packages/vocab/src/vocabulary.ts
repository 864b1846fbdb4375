import { type Strings, stringAt, unpackStrings } from '@wordloom/schema';

/** The reserved token that stands for all words that a vocabulary leaves out. */
export const UNKNOWN = '<unk>';

/** What a vocabulary is made of; parallel, a row for each id. */
export interface VocabularyColumns {
  readonly words: Strings;
  /** Occurrences in the corpus it was built from; that of `<unk>` is the sum over what it stands for. */
  readonly counts: Uint32Array;
  /** 1 where the token is reserved, so no word of the language. */
  readonly reserved: Uint8Array;
}

/** Words and their ids, 0 .. size - 1. */
export class Vocabulary implements VocabularyColumns {
  readonly words: Strings;
  readonly counts: Uint32Array;
  readonly reserved: Uint8Array;
  #ids: Map<string, number> | undefined;

  constructor({ words, counts, reserved }: VocabularyColumns) {
    this.words = words;
    this.counts = counts;
    this.reserved = reserved;
  }

  get size(): number {
    return this.counts.length;
  }

  /** Id of `<unk>`, if it is reserved. */
  get unknown(): number | undefined {
    const id = this.id(UNKNOWN);
    return id !== undefined && this.reserved[id] === 1 ? id : undefined;
  }

  id(word: string): number | undefined {
    this.#ids ??= new Map(unpackStrings(this.words).map((known, id) => [known, id]));
    return this.#ids.get(word);
  }

  word(id: number): string {
    return stringAt(this.words, id);
  }
}
