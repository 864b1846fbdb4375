import { WordloomError } from '@wordloom/errors';
import { textOfBytes } from './byte-alphabet.ts';
import type { AddedToken, TokenizerDefinition } from './definition.ts';
import { bytesAt } from './packed-bytes.ts';

/** Tokens and their ids, in the spelling of vocabulary files. */
export class Vocabulary {
  /** Ids are below it; not all need to have a token. */
  readonly size: number;
  readonly #definition: TokenizerDefinition;
  readonly #added: ReadonlyMap<number, AddedToken>;
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();
  #ids: Map<string, number> | undefined;

  constructor(definition: TokenizerDefinition) {
    this.#definition = definition;
    this.#added = new Map(definition.added.map((token) => [token.id, token]));
    const highest = definition.added.reduce((most, { id }) => Math.max(most, id), -1);
    this.size = Math.max(definition.tokens.offsets.length - 1, highest + 1);
  }

  tokenOf(id: number): string | undefined {
    const added = this.#added.get(id);
    if (added) return added.content;
    const bytes = this.#bytesOfToken(id);
    if (!bytes) return undefined;
    return this.#definition.kind === 'byte-level' ? textOfBytes(bytes) : this.#decoder.decode(bytes);
  }

  idOf(token: string): number | undefined {
    this.#ids ??= this.#indexByText();
    return this.#ids.get(token);
  }

  isSpecial(id: number): boolean {
    return this.#added.get(id)?.special ?? false;
  }

  isAdded(id: number): boolean {
    return this.#added.has(id);
  }

  /** @throws WordloomError `bpe/unknown-id` */
  bytesOf(id: number): Uint8Array {
    const added = this.#added.get(id);
    const bytes = added ? this.#encoder.encode(added.content) : this.#bytesOfToken(id);
    if (bytes) return bytes;
    throw new WordloomError({
      code: 'bpe/unknown-id',
      what: `there is no token with the id ${id}`,
      why: `the vocabulary has ids from 0 to ${this.size - 1}`,
      fix: 'decode with the tokenizer that encoded the text',
    });
  }

  #bytesOfToken(id: number): Uint8Array | undefined {
    const { tokens } = this.#definition;
    if (!(id >= 0 && id < tokens.offsets.length - 1)) return undefined;
    const bytes = bytesAt(tokens, id);
    return bytes.length > 0 ? bytes : undefined;
  }

  #indexByText(): Map<string, number> {
    const ids = new Map<string, number>();
    for (let id = 0; id < this.size; id++) {
      const token = this.tokenOf(id);
      if (token !== undefined) ids.set(token, id);
    }
    return ids;
  }
}
