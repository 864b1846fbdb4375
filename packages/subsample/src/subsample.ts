import type { RandomStream } from '@wordloom/random';
import type { Sentences } from '@wordloom/tokenize';
import type { VocabularyColumns } from '@wordloom/vocab';
import { keepProbability, type SubsampleForm } from './keep-probability.ts';

type Counts = Pick<VocabularyColumns, 'counts' | 'reserved'>;

/**
 * Sentences without their reserved tokens (`<unk>`, which is no word), and with each other occurrence kept on its own draw.
 * Shares are of the words alone, and by the counts given.
 *
 * @param vocabulary occurrences of each id in the corpus, and which ids are reserved, shape [vocabulary size] each
 */
export function subsample(
  sentences: Sentences,
  vocabulary: Counts,
  { threshold, form = 'mikolov', random }: { threshold: number; form?: SubsampleForm; random: RandomStream },
): Sentences {
  const limits = keepLimits(vocabulary, threshold, form);
  const values = new Int32Array(sentences.values.length);
  const offsets = new Int32Array(sentences.offsets.length);
  let kept = 0;
  for (let s = 0; s + 1 < offsets.length; s++) {
    for (let i = sentences.offsets[s]!; i < sentences.offsets[s + 1]!; i++) {
      const id = sentences.values[i]!;
      if (random.uint32() < limits[id]!) values[kept++] = id;
    }
    offsets[s + 1] = kept;
  }
  return { values: values.subarray(0, kept), offsets };
}

// A draw below 2^32 * probability keeps the word. Float64, because 2^32 itself (always kept) has no Uint32.
function keepLimits({ counts, reserved }: Counts, threshold: number, form: SubsampleForm): Float64Array {
  const total = counts.reduce((sum, count, id) => sum + (reserved[id] ? 0 : count), 0);
  return Float64Array.from(counts, (count, id) =>
    reserved[id] ? 0 : 2 ** 32 * keepProbability({ count, total, threshold, form }),
  );
}
