import { suggest, WordloomError } from '@wordloom/errors';
import type { Vocabulary } from '@wordloom/vocab';

/**
 * Ids of the words asked for, or else of the words of rank 1, 10, 100, ... by frequency.
 *
 * @throws WordloomError `subsample/unknown-word` with the nearest spellings
 */
export function watchedWords(vocabulary: Vocabulary, asked: readonly string[]): number[] {
  if (asked.length > 0) return asked.map((word) => idOf(vocabulary, word));
  const words = Array.from(vocabulary.counts.keys()).filter((id) => !vocabulary.reserved[id]);
  words.sort((a, b) => vocabulary.counts[b]! - vocabulary.counts[a]!);
  const ids: number[] = [];
  for (let rank = 1; rank <= words.length; rank *= 10) ids.push(words[rank - 1]!);
  return ids;
}

function idOf(vocabulary: Vocabulary, word: string): number {
  const id = vocabulary.id(word);
  if (id !== undefined) return id;
  const known = Array.from({ length: vocabulary.size }, (_, i) => vocabulary.word(i));
  throw new WordloomError({
    code: 'subsample/unknown-word',
    what: `'${word}' is not in the vocabulary`,
    where: { parameter: 'watch' },
    fix: suggest(word, known, 'word'),
  });
}
