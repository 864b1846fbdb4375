import { suggest, WordloomError } from '@wordloom/errors';

const MAX_TOKENS = 1 << 21;
const MAX_TEXT = 1 << 22;
const MAX_TOKEN = 1000;

/** The tokens of a WordPiece vocabulary, numbered from 0. */
export class PieceVocabulary {
  readonly tokens: readonly string[];
  readonly #ids = new Map<string, number>();

  /** @throws WordloomError `wordpiece/vocabulary` for a token that is there twice, is empty or too long, or a vocabulary too large */
  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
    if (tokens.length === 0) throw badVocabulary('the vocabulary is empty');
    if (tokens.length > MAX_TOKENS)
      throw badVocabulary(`${tokens.length} tokens are more than ${MAX_TOKENS}`);
    let text = 0;
    tokens.forEach((token, id) => {
      if (token.length > MAX_TOKEN)
        throw badVocabulary(`token ${id} has more than ${MAX_TOKEN} characters`, id + 1);
      if (this.#ids.has(token)) {
        const first = this.#ids.get(token)! + 1;
        throw badVocabulary(`'${token}' is there twice, first in line ${first}`, id + 1);
      }
      text += token.length;
      this.#ids.set(token, id);
    });
    if (text > MAX_TEXT)
      throw badVocabulary(`the tokens have ${text} characters together, more than ${MAX_TEXT}`);
  }

  id(token: string): number | undefined {
    return this.#ids.get(token);
  }

  /** @throws WordloomError `wordpiece/unknown-token` */
  idOf(token: string, parameter: string): number {
    const id = this.#ids.get(token);
    if (id !== undefined) return id;
    throw new WordloomError({
      code: 'wordpiece/unknown-token',
      what: `'${token}' is not in the vocabulary`,
      where: { parameter },
      fix: suggest(
        token,
        this.tokens.filter((known) => /^\[.+\]$/.test(known) && !known.startsWith('[unused')),
        'token',
      ),
    });
  }
}

function badVocabulary(what: string, line?: number): WordloomError {
  return new WordloomError({
    code: 'wordpiece/vocabulary',
    what,
    ...(line === undefined ? {} : { where: { line } }),
    why: 'the file is no WordPiece vocabulary, or is damaged',
    fix: "give BERT's vocab.txt, a token a line, or a tokenizer.json",
  });
}
