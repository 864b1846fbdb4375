import { type Sentences, tokenize } from '@wordloom/tokenize';

/** What all trainers read: words in lower case without punctuation, in lines. */
export interface Corpus {
  readonly words: readonly string[];
  /** Occurrences of each of them. */
  readonly counts: Uint32Array;
  /** As rows of `words`; no line is empty or longer than {@link LONGEST_LINE}. */
  readonly lines: Sentences;
}

/** Where word2vec.c cuts sentences; gensim and fastText cut later. So nobody cuts, and windows are the same. */
const LONGEST_LINE = 1000;

export function buildCorpus(text: Uint8Array): Corpus {
  const { sentences, types } = tokenize(text, { unit: 'word', lowercase: true });
  const decoder = new TextDecoder();
  const { bytes, offsets } = types.words;
  const words = Array.from(types.counts, (_, type) =>
    decoder.decode(bytes.subarray(offsets[type], offsets[type + 1])),
  );
  const isWord = Uint8Array.from(words, (word) => Number(/[\p{L}\p{N}]/u.test(word)));

  const values = new Int32Array(sentences.values.length);
  const ends = [0];
  let end = 0;
  for (let line = 0; line + 1 < sentences.offsets.length; line++) {
    for (let at = sentences.offsets[line]!; at < sentences.offsets[line + 1]!; at++) {
      const type = sentences.values[at]!;
      if (!isWord[type]) continue;
      if (end - ends.at(-1)! === LONGEST_LINE) ends.push(end);
      values[end++] = type;
    }
    if (end > ends.at(-1)!) ends.push(end);
  }
  const counts = types.counts.map((count, type) => count * isWord[type]!);
  return { words, counts, lines: { values: values.slice(0, end), offsets: Int32Array.from(ends) } };
}
