import { WordloomError } from '@wordloom/errors';
import { randomStream } from '@wordloom/random';
import { AddedTokens, type SpecialTokens, type TextPart } from './added-tokens.ts';
import { bytesOfIds } from './decode.ts';
import type { TokenizerDefinition } from './definition.ts';
import type { PieceOptions } from './encode/piece-encoder.ts';
import { SpanEncoder } from './encode/span-encoder.ts';
import { readFileWith, writeFiles } from './files/file-system.ts';
import { type FileFormat, filesOf } from './files/formats.ts';
import { gpt2Definition } from './files/gpt2.ts';
import { definitionOfFile } from './files/read-any.ts';
import { type TiktokenOptions, tiktokenDefinition } from './files/tiktoken.ts';
import { readTokenizerJson } from './files/tokenizer-json.ts';
import { normalize } from './normalize.ts';
import { EncodingThreads } from './threads/encoding-threads.ts';
import { type TrainOptions, type TrainSource, trainDefinition } from './train/train-definition.ts';
import { Vocabulary } from './vocabulary.ts';

export interface EncodeOptions {
  /** Whether to put the tokens around the text that its file asks for, such as one that begins every text. Default true. */
  readonly addSpecialTokens?: boolean;
  /** Special tokens that stand for themselves in the text. Default: all, but none for a tokenizer from tiktoken's ranks. */
  readonly allowedSpecial?: SpecialTokens;
  /** Special tokens that the text must not hold, but for the allowed. Default: none, but all for a tokenizer from tiktoken's ranks. */
  readonly disallowedSpecial?: SpecialTokens;
  /** 'merges': in the order of training, as GPT-2 and all that followed; 'longest-match': the longest token at each place. */
  readonly segmenter?: 'merges' | 'longest-match';
  /** BPE-dropout: the probability that a merge is passed over, 0 .. 1; what that draws is the seed's. */
  readonly dropout?: { readonly probability: number; readonly seed: number | string };
}

/** A byte-pair encoding: text to token ids and back. */
export class Tokenizer {
  readonly definition: TokenizerDefinition;
  readonly #vocabulary: Vocabulary;
  readonly #added: AddedTokens;
  #encoder: SpanEncoder | undefined;
  #threads: EncodingThreads | undefined;

  /** From its parts as plain data, such as {@link definition} of another. */
  constructor(definition: TokenizerDefinition) {
    this.definition = definition;
    this.#vocabulary = new Vocabulary(definition);
    this.#added = new AddedTokens(definition.added);
  }

  /**
   * Learns merges from texts, or from files line by line.
   *
   * @throws WordloomError `bpe/no-text`, `bpe/parameter`; the signal's reason when aborted
   */
  static async train(source: TrainSource, options: TrainOptions): Promise<Tokenizer> {
    return new Tokenizer(await trainDefinition(source, options));
  }

  /** From a `tokenizer.json`, a folder or file of `vocab.json` and `merges.txt` or `encoder.json` and `vocab.bpe`. Needs Node. */
  static async fromFile(path: string): Promise<Tokenizer> {
    return new Tokenizer(await definitionOfFile(path, readFileWith));
  }

  /**
   * From a Hugging Face `tokenizer.json`, its text or what JSON.parse makes of it.
   *
   * @throws WordloomError `bpe/unsupported` for what is not read, by name; `bpe/format` for what is damaged
   */
  static fromJSON(json: string | object): Tokenizer {
    return new Tokenizer(readTokenizerJson(json));
  }

  /** From the texts of `encoder.json` and `vocab.bpe`, or `vocab.json` and `merges.txt`. */
  static fromGpt2(encoderJson: string, vocabBpe: string): Tokenizer {
    return new Tokenizer(gpt2Definition(encoderJson, vocabBpe));
  }

  /** From the text of a file of tiktoken ranks: a token in base64 and its rank on each line. */
  static fromTiktoken(ranks: string, options: TiktokenOptions): Tokenizer {
    return new Tokenizer(tiktokenDefinition(ranks, options));
  }

  /** One more than the highest id. */
  get vocabularySize(): number {
    return this.#vocabulary.size;
  }

  /** All tokens in the spelling of vocabulary files (`Ġthe`), by id; '' for an id without one. */
  get tokens(): string[] {
    return Array.from({ length: this.vocabularySize }, (_, id) => this.tokenOf(id) ?? '');
  }

  /** Pairs of tokens in the order of their ranks; none for tiktoken's ranks, which imply them. */
  get merges(): [left: string, right: string][] {
    const { merges = new Int32Array() } = this.definition;
    return Array.from({ length: merges.length / 3 }, (_, rank) => [
      this.tokenOf(merges[rank * 3]!)!,
      this.tokenOf(merges[rank * 3 + 1]!)!,
    ]);
  }

  tokenOf(id: number): string | undefined {
    return this.#vocabulary.tokenOf(id);
  }

  idOf(token: string): number | undefined {
    return this.#vocabulary.idOf(token);
  }

  /** The ids of special tokens, which `decode` can leave out. */
  get specialIds(): number[] {
    return this.definition.added.filter(({ special }) => special).map(({ id }) => id);
  }

  /**
   * Ids of a text, shape [tokens]. Bytes are taken as they are, valid UTF-8 or not, and hold no special tokens.
   *
   * @throws WordloomError `bpe/special-token`, `bpe/no-token`, `bpe/slow-pattern`
   */
  encode(text: string | Uint8Array, options: EncodeOptions = {}): Uint32Array {
    const { pieces } = this.#run(text, options);
    return pieces.output.slice(0, pieces.length);
  }

  /**
   * Ids, and for each where it stands in the UTF-8 of the text: first byte and the byte after the last, shape [tokens, 2]. A token
   * that is not in the text has [0, 0].
   *
   * @throws WordloomError `bpe/normalized` where the tokenizer changes the text first, and as `encode`
   */
  encodeWithOffsets(
    text: string | Uint8Array,
    options: EncodeOptions = {},
  ): { ids: Uint32Array; offsets: Uint32Array } {
    const { pieces } = this.#run(text, options, []);
    const offsets = Uint32Array.from(pieces.places!);
    pieces.places = undefined;
    return { ids: pieces.output.slice(0, pieces.length), offsets };
  }

  /**
   * The ids of each text, on so many threads: this one, and in Node worker threads, which stay for five seconds for the next batch.
   *
   * @throws WordloomError `bpe/thread` when a thread fails, and as `encode`
   */
  async encodeBatch(
    texts: readonly (string | Uint8Array)[],
    { threads = 1, ...options }: EncodeOptions & { readonly threads?: number } = {},
  ): Promise<Uint32Array[]> {
    if (threads === 1) return texts.map((text) => this.encode(text, options));
    this.#threads ??= new EncodingThreads(this);
    return this.#threads.encode(texts, options, threads);
  }

  /** The text of ids; bytes that are not valid UTF-8 become U+FFFD. */
  decode(ids: Iterable<number>, options?: { readonly skipSpecialTokens?: boolean }): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.decodeBytes(ids, options));
  }

  /** @throws WordloomError `bpe/unknown-id` */
  decodeBytes(
    ids: Iterable<number>,
    { skipSpecialTokens = false }: { readonly skipSpecialTokens?: boolean } = {},
  ): Uint8Array {
    const kept = skipSpecialTokens ? Array.from(ids).filter((id) => !this.#vocabulary.isSpecial(id)) : ids;
    return bytesOfIds(kept, this.definition, this.#vocabulary);
  }

  /** The files of a format, by name. */
  toFiles(format: FileFormat = 'tokenizer.json'): Record<string, string> {
    return filesOf(this.definition, format);
  }

  /** Writes the one file of a format to `path`, or its two files into the folder `path`. Needs Node. */
  async save(
    path: string,
    { format = 'tokenizer.json' }: { readonly format?: FileFormat } = {},
  ): Promise<void> {
    await writeFiles(path, this.toFiles(format));
  }

  #run(text: string | Uint8Array, options: EncodeOptions, places?: number[]) {
    const { template } = this.definition;
    this.#encoder ??= new SpanEncoder(this.definition, (token) => this.idOf(token) ?? -1);
    const { pieces } = this.#encoder;
    pieces.length = 0;
    pieces.places = places;
    const around = options.addSpecialTokens === false ? undefined : template;
    for (const id of around?.before ?? []) this.#put(id, 0, 0);
    if (typeof text === 'string') this.#encodeText(text, options);
    else this.#encoder.bytes(text, pieceOptions(options));
    for (const id of around?.after ?? []) this.#put(id, 0, 0);
    return { pieces };
  }

  #encodeText(text: string, options: EncodeOptions): void {
    const { added, specialInText } = this.definition;
    const how = pieceOptions(options);
    const matches = specialInText === 'match';
    const { allowedSpecial = matches ? 'all' : 'none', disallowedSpecial = matches ? 'none' : 'all' } =
      options;
    const parts: TextPart[] =
      added.length === 0
        ? [{ start: 0, end: text.length }]
        : this.#added.parts(text, allowedSpecial, disallowedSpecial);
    let base = 0;
    for (const { start, end, token } of parts) {
      const part = start === 0 && end === text.length ? text : text.slice(start, end);
      if (token) {
        const length = new TextEncoder().encode(part).length;
        this.#put(token.id, base, base + length);
        base += length;
      } else base += this.#encodePart(part, base, how);
    }
  }

  /** Ids of what is between two added tokens; how many bytes it has. */
  #encodePart(part: string, base: number, how: PieceOptions | undefined): number {
    const { normalizer, addPrefixSpace } = this.definition;
    const { pieces } = this.#encoder!;
    const normalized = normalizer.length === 0 ? part : normalize(part, normalizer);
    if (pieces.places && normalized !== part) throw changed();
    const prefixed = addPrefixSpace && !normalized.startsWith(' ');
    const first = pieces.places?.length ?? 0;
    const length = this.#encoder!.text(prefixed ? ` ${normalized}` : normalized, base - +prefixed, how);
    if (pieces.places && prefixed) {
      for (let i = first; i < pieces.places.length; i++) pieces.places[i] = Math.max(base, pieces.places[i]!);
    }
    return length - +prefixed;
  }

  #put(id: number, start: number, end: number): void {
    const { pieces } = this.#encoder!;
    pieces.reserve(1);
    pieces.output[pieces.length++] = id;
    pieces.places?.push(start, end);
  }
}

function pieceOptions({ segmenter = 'merges', dropout }: EncodeOptions): PieceOptions | undefined {
  if (segmenter === 'merges' && !dropout) return undefined;
  if (!dropout) return { segmenter, dropout };
  const { probability, seed } = dropout;
  if (!(probability >= 0 && probability <= 1)) {
    throw new WordloomError({
      code: 'bpe/parameter',
      what: `the probability of dropout is ${probability}`,
      where: { parameter: 'dropout' },
      why: 'it is a probability',
      fix: 'pass a number from 0 to 1',
    });
  }
  return { segmenter, dropout: { probability, random: randomStream(seed) } };
}

function changed(): WordloomError {
  return new WordloomError({
    code: 'bpe/normalized',
    what: 'this text has no offsets: its normalizer changes it before it is cut into tokens',
    fix: 'normalize the text first, and ask for the offsets in that',
  });
}
