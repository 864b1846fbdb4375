import { suggest, WordloomError } from '@wordloom/errors';
import type { AddedToken, PatternName, Splitting, TokenizerDefinition } from '../definition.ts';
import { specialToken } from '../files/gpt2.ts';
import { packBytes } from '../packed-bytes.ts';
import { PATTERN_NAMES } from '../split/splitter.ts';
import type { CountedWords } from './counted-words.ts';
import { byteSymbols, characterSymbols, type InitialSymbols } from './initial-symbols.ts';
import { MergeTrainer, type Ties } from './merge-trainer.ts';
import { countSource, type TrainSource } from './read-source.ts';
import { WordCounts } from './word-counts.ts';

export type { TrainSource } from './read-source.ts';

export interface TrainProgress {
  /** Counting words of the text, then merging. */
  readonly phase: 'count' | 'merge';
  /** Bytes read, or merges made. */
  readonly done: number;
  /** Merges to make at the most; unknown while counting. */
  readonly total?: number;
}

export interface TrainOptions {
  /** What words are made of at first: bytes, which can write any text, or the characters of the text. */
  readonly kind: 'byte-level' | 'character';
  /** Special tokens, first symbols and results of merges together. */
  readonly vocabularySize: number;
  /** How text is cut into words. Default: GPT-2's pattern, for characters white space. */
  readonly pattern?: PatternName | RegExp;
  /** Get the first ids. */
  readonly specialTokens?: readonly string[];
  /** Of pairs equally frequent: the one met first, as Sennrich's algorithm is published, or that of the smallest ids, as Hugging Face. */
  readonly ties?: Ties;
  /** A pair below it is not merged. Default 0. */
  readonly minFrequency?: number;
  /** For characters: put at the end of every word. */
  readonly endOfWord?: string;
  /** For characters: those to have beside those of the text. */
  readonly alphabet?: Iterable<string>;
  /** For characters: the special token for those that the text did not have; one of `specialTokens`. */
  readonly unknownToken?: string;
  /** Memory for the table of distinct words; words beyond it wait in files of the system's temporary folder (Node). Default 1 GiB. */
  readonly maxTableBytes?: number;
  /** Longer words are cut, with a warning. Default 65,536 bytes. */
  readonly maxWordBytes?: number;
  readonly onProgress?: (progress: TrainProgress) => void;
  readonly onWarning?: (warning: string) => void;
  readonly signal?: AbortSignal;
}

const MERGES_AT_ONCE = 500;

export async function trainDefinition(
  source: TrainSource,
  options: TrainOptions,
): Promise<TokenizerDefinition> {
  const { kind, specialTokens = [], ties = 'smallest-ids', minFrequency = 0 } = options;
  const splitting = splittingOf(options);
  const counts = await countWords(source, splitting, options);
  const initial =
    kind === 'byte-level'
      ? byteSymbols(counts)
      : characterSymbols(counts, { alphabet: options.alphabet ?? [], endOfWord: options.endOfWord });
  checkSize(options, initial, specialTokens.length);
  const trainer = new MergeTrainer(initial.words, initial.texts, { ties, minFrequency });
  const first = specialTokens.length;
  const merges = await makeMerges(trainer, options.vocabularySize - first, options);
  const encoder = new TextEncoder();
  const bytesOf = kind === 'byte-level' ? bytesOfCharacters : (text: string) => encoder.encode(text);
  const added: AddedToken[] = specialTokens.map((content, id) => specialToken(id, content));
  return {
    kind,
    tokens: packBytes([...specialTokens.map(() => undefined), ...trainer.texts.map(bytesOf)]),
    merges: lastOfEach(merges).map((id) => id + first),
    wholePieces: false,
    splitting,
    normalizer: [],
    addPrefixSpace: false,
    added,
    specialInText: 'match',
    ...unknownOf(options),
    ...(options.endOfWord !== undefined && { endOfWord: options.endOfWord }),
    decoder: options.endOfWord === undefined ? 'bytes' : [{ kind: 'Suffix', suffix: options.endOfWord }],
  };
}

async function countWords(
  source: TrainSource,
  splitting: Splitting,
  options: TrainOptions,
): Promise<CountedWords> {
  const { maxWordBytes = 1 << 16, maxTableBytes = 2 ** 30, onProgress, onWarning, signal } = options;
  const counts = new WordCounts(splitting, { maxWordBytes, maxTableBytes });
  let done = 0;
  let told = 0;
  let words: CountedWords;
  try {
    await countSource(source, counts, counts.splitter.local, async (bytes) => {
      done += bytes;
      if (done - told < 1 << 22) return;
      told = done;
      onProgress?.({ phase: 'count', done });
      await nextTurn(signal);
    });
    onProgress?.({ phase: 'count', done });
    words = counts.finish();
  } finally {
    counts.close();
  }
  if (counts.cut > 0)
    onWarning?.(`${counts.cut} words of more than ${maxWordBytes} bytes were cut into several`);
  if (words.counts.length > 0) return words;
  throw new WordloomError({
    code: 'bpe/no-text',
    what: 'there is no word to train from',
    why: 'the texts are empty, or the pattern keeps nothing of them',
    fix: 'check the source and the pattern',
  });
}

/** Merges until the vocabulary has that size or nothing more is frequent enough; flat. */
async function makeMerges(
  trainer: MergeTrainer,
  size: number,
  { onProgress, signal }: TrainOptions,
): Promise<number[]> {
  const total = size - trainer.texts.length;
  const merges: number[] = [];
  for (let done = 0; trainer.texts.length < size; done++) {
    if (done % MERGES_AT_ONCE === 0) {
      onProgress?.({ phase: 'merge', done, total });
      await nextTurn(signal);
    }
    const merge = trainer.next();
    if (!merge) break;
    merges.push(merge.left, merge.right, merge.result);
  }
  onProgress?.({ phase: 'merge', done: merges.length / 3, total });
  return merges;
}

/** Merges without those made again later, which Hugging Face's trainer keeps in the later place; flat. */
function lastOfEach(merges: readonly number[]): Int32Array {
  const ranks = new Map<number, number>();
  for (let i = 0; i < merges.length; i += 3) {
    const pair = merges[i]! * 2 ** 22 + merges[i + 1]!;
    ranks.delete(pair);
    ranks.set(pair, i);
  }
  const kept = new Int32Array(3 * ranks.size);
  let at = 0;
  for (const i of ranks.values()) for (let part = i; part < i + 3; part++) kept[at++] = merges[part]!;
  return kept;
}

/** Bytes of a text that has a character for each. */
function bytesOfCharacters(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Lets others work in between, so that a page or a server stays alive. */
async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((resolve) => setTimeout(resolve));
}

function splittingOf({ kind, pattern }: TrainOptions): Splitting {
  if (pattern === undefined) return { scanner: kind === 'byte-level' ? 'gpt2' : 'whitespace' };
  if (typeof pattern !== 'string') {
    const flags = pattern.flags.replace(/[gy]/g, '');
    return { steps: [{ pattern: pattern.source, flags, matches: 'isolated' }] };
  }
  if (PATTERN_NAMES.includes(pattern)) return { scanner: pattern };
  throw wrong('pattern', `there is no pattern ${pattern}`, suggest(pattern, PATTERN_NAMES, 'pattern'));
}

function unknownOf({ unknownToken, specialTokens = [] }: TrainOptions): { unknown?: number } {
  if (unknownToken === undefined) return {};
  const unknown = specialTokens.indexOf(unknownToken);
  if (unknown >= 0) return { unknown };
  throw wrong('unknownToken', `${unknownToken} is not a special token`, 'name it in specialTokens too');
}

function checkSize({ vocabularySize }: TrainOptions, { texts }: InitialSymbols, special: number): void {
  const least = texts.length + special;
  if (Number.isInteger(vocabularySize) && vocabularySize >= least && vocabularySize <= 2 ** 22) return;
  throw wrong(
    'vocabularySize',
    `a vocabulary of ${vocabularySize} does not hold the ${texts.length} first symbols and ${special} special tokens`,
    `pass a whole number from ${least} to ${2 ** 22}`,
  );
}

function wrong(parameter: string, what: string, fix: string): WordloomError {
  return new WordloomError({ code: 'bpe/parameter', what, where: { parameter }, fix });
}
