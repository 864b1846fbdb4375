import { WordloomError } from '@wordloom/errors';
import { decodePieces } from './decode.ts';
import { AddedTokenFinder } from './encoding/added-tokens.ts';
import { assemble } from './encoding/assemble.ts';
import type { EncodeOptions, Encoding, PaddedBatch, PaddedOptions, TextInput } from './encoding/encoding.ts';
import { padRight } from './encoding/pad.ts';
import { PieceList } from './encoding/piece-list.ts';
import { bareTemplates } from './encoding/template.ts';
import { TextPieces } from './encoding/text-pieces.ts';
import { parseTokenizerJson } from './files/parse-tokenizer-json.ts';
import { loadTokenizer, saveTokenizer } from './files/tokenizer-files.ts';
import { tokenizerJson } from './files/tokenizer-json.ts';
import { parseVocabulary } from './files/vocabulary-text.ts';
import { PieceTrie } from './pieces/piece-trie.ts';
import { WordCutter } from './pieces/word-cutter.ts';
import { type BertSettings, bertSettings, type Settings } from './settings.ts';

/** BERT's tokenizer: basic tokenization, then the longest pieces of a vocabulary. */
export class WordPieceTokenizer {
  readonly settings: Settings;
  readonly #finder: AddedTokenFinder;
  readonly #special: ReadonlySet<number>;
  readonly #pieces: TextPieces;

  constructor(settings: Settings) {
    this.settings = settings;
    const { vocabulary, addedTokens, basic } = settings;
    this.#finder = new AddedTokenFinder(addedTokens);
    this.#special = new Set(addedTokens.filter(({ special }) => special).map(({ id }) => id));
    const trie = trieOf(settings);
    const unknown = vocabulary.idOf(settings.unknownToken, 'unknownToken');
    this.#pieces = new TextPieces(
      basic,
      new WordCutter({ trie, unknown, maxCharsPerWord: settings.maxCharsPerWord }),
    );
  }

  /**
   * From the text of a `vocab.txt`, a token a line, or its tokens; set up as BERT is.
   *
   * @throws WordloomError `wordpiece/vocabulary` with the line, `wordpiece/unknown-token`
   */
  static fromVocabulary(vocabulary: string | readonly string[], settings?: BertSettings): WordPieceTokenizer {
    const tokens = typeof vocabulary === 'string' ? parseVocabulary(vocabulary) : vocabulary;
    return new WordPieceTokenizer(bertSettings(tokens, settings));
  }

  /**
   * From a `tokenizer.json` of Hugging Face tokenizers, as text or parsed.
   *
   * @throws WordloomError `wordpiece/tokenizer-json`, `wordpiece/unsupported` naming the part
   */
  static fromJSON(json: string | object): WordPieceTokenizer {
    return new WordPieceTokenizer(parseTokenizerJson(json));
  }

  /**
   * From a `vocab.txt` or `tokenizer.json`; what it is is seen from its content.
   *
   * @throws WordloomError `wordpiece/no-file`, and those of `fromVocabulary` and `fromJSON` with the file
   */
  static async fromFile(path: string, settings?: BertSettings): Promise<WordPieceTokenizer> {
    return loadTokenizer(path, (text) =>
      text.trimStart().startsWith('{')
        ? WordPieceTokenizer.fromJSON(text)
        : WordPieceTokenizer.fromVocabulary(text, settings),
    );
  }

  /** All tokens, by id. */
  get tokens(): readonly string[] {
    return this.settings.vocabulary.tokens;
  }

  get vocabularySize(): number {
    return this.tokens.length;
  }

  tokenOf(id: number): string | undefined {
    return this.tokens[id];
  }

  idOf(token: string): number | undefined {
    return this.settings.vocabulary.id(token);
  }

  /** Whether an id is one of `[CLS]`, `[SEP]`, `[PAD]` and their like. */
  isSpecial(id: number): boolean {
    return this.#special.has(id);
  }

  /** Ids of a text, or of a pair of texts; `[CLS]` and `[SEP]` around them. */
  encode(input: TextInput, options: EncodeOptions = {}): Int32Array {
    return this.#encode(input, options, false).ids;
  }

  /** Ids, type ids, and the bytes of the text that each piece covers. */
  encodeWithOffsets(input: TextInput, options: EncodeOptions = {}): Encoding {
    return this.#encode(input, options, true);
  }

  encodeBatch(inputs: readonly TextInput[], options: EncodeOptions = {}): Int32Array[] {
    return inputs.map((input) => this.encode(input, options));
  }

  /** Texts or pairs as rows of one length, with the mask that says which pieces are padding. */
  encodePadded(inputs: readonly TextInput[], options: PaddedOptions = {}): PaddedBatch {
    const encodings = inputs.map((input) => this.#encode(input, options, false));
    return padRight(encodings, this.settings.vocabulary.idOf(this.settings.padToken, 'padToken'), options);
  }

  /**
   * Text of ids. White space, case and accents that encoding dropped stay dropped.
   *
   * @throws WordloomError `wordpiece/unknown-id`
   */
  decode(ids: ArrayLike<number>, { skipSpecialTokens = true } = {}): string {
    const pieces: string[] = [];
    for (let i = 0; i < ids.length; i++) {
      const token = this.tokenOf(ids[i]!);
      if (token === undefined) throw unknownId(ids[i]!, i, this.vocabularySize);
      if (!skipSpecialTokens || !this.isSpecial(ids[i]!)) pieces.push(token);
    }
    return decodePieces(pieces, this.settings.decoder);
  }

  /** The tokenizer as a `tokenizer.json`, parsed; `JSON.stringify` of a tokenizer is such a file. */
  toJSON(): object {
    return tokenizerJson(this.settings);
  }

  /** Writes a `tokenizer.json`, or for a name that ends in .txt a `vocab.txt`. */
  async save(path: string): Promise<void> {
    await saveTokenizer(path, this.settings);
  }

  #encode(input: TextInput, options: EncodeOptions, withOffsets: boolean): Encoding {
    const texts = typeof input === 'string' ? [input] : input;
    const { addSpecialTokens = true } = options;
    const templates = addSpecialTokens ? this.settings.templates : bareTemplates;
    const lists = texts.map((text) => this.#textPieces(text, withOffsets));
    return assemble(lists, texts.length === 1 ? templates.single : templates.pair, options);
  }

  #textPieces(text: string, withOffsets: boolean): PieceList {
    const list = new PieceList(withOffsets);
    let at = 0;
    let bytes = 0;
    for (const { id, start, end } of this.#finder.find(text)) {
      if (start > at) bytes += this.#pieces.append(text.slice(at, start), bytes, list);
      const length = withOffsets ? byteLengthOf(text.slice(start, end)) : 0;
      list.push(id, bytes, bytes + length);
      bytes += length;
      at = end;
    }
    if (at < text.length) this.#pieces.append(at === 0 ? text : text.slice(at), bytes, list);
    return list;
  }
}

// Two entries for a piece that continues: it could start a word too, if a word began with the prefix.
function trieOf({ vocabulary, outside, prefix }: Settings): PieceTrie {
  const continues = (token: string) => token.startsWith(prefix);
  const trie = new PieceTrie(
    vocabulary.tokens.reduce((sum, token) => sum + mostBytesOf(token) * (continues(token) ? 2 : 1), 0),
  );
  vocabulary.tokens.forEach((token, id) => {
    if (outside.has(id)) return;
    trie.add(PieceTrie.START, token, id);
    if (continues(token)) trie.add(PieceTrie.CONTINUE, token.slice(prefix.length), id);
  });
  return trie;
}

function mostBytesOf(token: string): number {
  return /^[ -~]*$/.test(token) ? token.length : 3 * token.length;
}

function byteLengthOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function unknownId(id: number, row: number, size: number): WordloomError {
  return new WordloomError({
    code: 'wordpiece/unknown-id',
    what: `${id} is no id of the vocabulary, which has ${size}`,
    where: { row },
    why: 'the ids come from another tokenizer',
    fix: 'decode with the tokenizer that encoded',
  });
}
