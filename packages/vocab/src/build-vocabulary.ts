import type { TokenTypes } from '@wordloom/tokenize';
import { bytesOf, compareBytes, type Entry, entryOf, vocabularyOf } from './entry.ts';
import { checkReserved, emptyCorpus, noWordLeft } from './refusals.ts';
import { UNKNOWN, type Vocabulary } from './vocabulary.ts';

export interface VocabularyOptions {
  /** Words seen less often are left out; 1 by default. */
  readonly minFrequency?: number;
  /** Ids at most, reserved ones included; the most frequent words stay. */
  readonly maxSize?: number | undefined;
  /** Tokens that are always in, each once; `<unk>` alone by default. */
  readonly reserved?: readonly string[];
  /**
   * `frequency` (default): reserved tokens as given, then words from the most frequent, ties in the order of their bytes.
   * `alphabetical`: all in the order of their bytes, reserved tokens in their places.
   */
  readonly order?: 'frequency' | 'alphabetical';
}

/**
 * The vocabulary of a corpus. A reserved token that the text contains is that token, not a word of its own.
 *
 * @throws WordloomError `vocab/empty-corpus`, `vocab/empty` when no word is frequent enough, `vocab/reserved` when one is
 * given twice, `vocab/max-size` when it leaves no room for a word
 */
export function buildVocabulary(types: TokenTypes, options: VocabularyOptions = {}): Vocabulary {
  const {
    minFrequency = 1,
    maxSize = Number.POSITIVE_INFINITY,
    reserved = [UNKNOWN],
    order = 'frequency',
  } = options;
  checkReserved(reserved, maxSize);
  if (types.counts.length === 0) throw emptyCorpus();

  const typeOfReserved = reserved.map((token) => findType(types, token));
  const isReserved = new Set(typeOfReserved);
  const words: Entry[] = [];
  for (let type = 0; type < types.counts.length; type++) {
    if (types.counts[type]! >= minFrequency && !isReserved.has(type)) words.push(entryOf(types, type));
  }
  if (words.length === 0) throw noWordLeft(types, isReserved, minFrequency);

  words.sort((a, b) => b.count - a.count || compareBytes(a.bytes, b.bytes));
  words.length = Math.min(words.length, maxSize - reserved.length);
  const entries = [...reservedEntries(types, reserved, typeOfReserved, words), ...words];
  if (order === 'alphabetical') entries.sort((a, b) => compareBytes(a.bytes, b.bytes));
  return vocabularyOf(entries);
}

function reservedEntries(
  types: TokenTypes,
  reserved: readonly string[],
  typeOfReserved: readonly number[],
  words: readonly Entry[],
): Entry[] {
  const entries = reserved.map((token, i) => ({
    bytes: new TextEncoder().encode(token),
    count: types.counts[typeOfReserved[i]!] ?? 0,
    reserved: true,
  }));
  const tokens = types.counts.reduce((sum, count) => sum + count, 0);
  return entries.map((entry, i) => {
    if (reserved[i] !== UNKNOWN) return entry;
    const others = [...words, ...entries].reduce((sum, { count }) => sum + count, -entry.count);
    return { ...entry, count: tokens - others };
  });
}

/** The type that is this token, -1 if the text has none. */
function findType({ words }: TokenTypes, token: string): number {
  const wanted = new TextEncoder().encode(token);
  for (let type = 0; type + 1 < words.offsets.length; type++) {
    const length = words.offsets[type + 1]! - words.offsets[type]!;
    if (length === wanted.length && compareBytes(bytesOf(words, type), wanted) === 0) return type;
  }
  return -1;
}
