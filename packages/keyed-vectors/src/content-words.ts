import { functionWords } from './function-words.ts';

/**
 * Rows of words that say what a text is about, most frequent first, equal counts by row: letters only, four or more, and in
 * English no function words. All rows that are not reserved where no word is such.
 */
export function contentWords(
  words: readonly string[],
  counts: Uint32Array,
  reserved: readonly string[],
): number[] {
  const rows = words.map((_, row) => row).filter((row) => !reserved.includes(words[row]!));
  const content = rows.filter(
    (row) => /^\p{L}{4,}$/u.test(words[row]!) && !functionWords.has(words[row]!.toLowerCase()),
  );
  return (content.length > 0 ? content : rows).sort((a, b) => counts[b]! - counts[a]! || a - b);
}

/** So many items at even distances, from the middle of the first part to the middle of the last. */
export function spread<T>(items: readonly T[], count: number): T[] {
  const taken = Math.min(count, items.length);
  return Array.from({ length: taken }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / taken)]!);
}
