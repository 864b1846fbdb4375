import { createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { randomStream } from '@wordloom/random';
import type { Corpus } from './corpus.ts';
import { MIN_COUNT } from './settings.ts';

/** One order of the corpus' lines, on disk. */
export interface CorpusFiles {
  /** Path of the text, a sentence a line, words between spaces. */
  readonly text: string;
  readonly bytes: number;
  readonly tokens: number;
  /** Those in the vocabulary: what words per second count. */
  readonly knownTokens: number;
  /** Path of lines `word count`, the line end `</s>` first, then from the most frequent. */
  readonly vocabulary: string;
  /** Without `</s>`. */
  readonly vocabularySize: number;
}

/** Writes the corpus with its lines in the order that the seed draws: not all trainers can be seeded otherwise. */
export async function writeCorpus(
  { words, counts, lines }: Corpus,
  folder: string,
  seed: number,
): Promise<CorpusFiles> {
  const order = Int32Array.from({ length: lines.offsets.length - 1 }, (_, line) => line);
  randomStream(seed).split('lines').shuffle(order);
  function* ordered(): Generator<string> {
    for (const line of order) {
      const ids = lines.values.subarray(lines.offsets[line], lines.offsets[line + 1]);
      yield `${Array.from(ids, (id) => words[id]).join(' ')}\n`;
    }
  }
  const text = join(folder, 'text.txt');
  await pipeline(Readable.from(ordered()), createWriteStream(text));

  const known = Array.from(words.keys()).filter((id) => counts[id]! >= MIN_COUNT);
  known.sort((a, b) => counts[b]! - counts[a]!);
  const vocabulary = join(folder, 'vocabulary.txt');
  const entries = known.map((id) => `${words[id]} ${counts[id]}\n`);
  await writeFile(vocabulary, `</s> ${order.length}\n${entries.join('')}`);
  return {
    text,
    bytes: (await stat(text)).size,
    tokens: lines.values.length,
    knownTokens: known.reduce((sum, id) => sum + counts[id]!, 0),
    vocabulary,
    vocabularySize: known.length,
  };
}
