import type { RandomStream } from '@wordloom/random';
import type { Ragged } from '@wordloom/schema';
import type { Sentences } from '@wordloom/tokenize';
import { countCenters, drawWindowSizes } from './window-sizes.ts';

/** Each word of a corpus with the words around it. */
export interface CentersAndContexts {
  /** Shape [centers]. */
  readonly centers: Int32Array;
  /** In the order of the text; shape [centers], ragged. All values together are the center-context pairs. */
  readonly contexts: Ragged<Int32Array>;
}

/**
 * Centers in the order of the text with contexts from windows of random size, 1 .. maxWindow words to each side. A window
 * ends with its sentence; sentences of fewer than two words are skipped.
 */
export function centersAndContexts(
  sentences: Sentences,
  options: { maxWindow: number; random: RandomStream },
): CentersAndContexts {
  return contextsInWindows(sentences, drawWindowSizes(countCenters(sentences), options));
}

/**
 * The same with given sizes.
 *
 * @param sizes words to each side, shape [centers], see {@link countCenters}
 */
export function contextsInWindows(sentences: Sentences, sizes: Int32Array): CentersAndContexts {
  const centers = new Int32Array(sizes.length);
  const offsets = new Int32Array(sizes.length + 1);
  const values = new Int32Array(countPairs(sentences, sizes));
  let pairs = 0;
  eachWindow(sentences, sizes, (center, position, first, last) => {
    centers[center] = sentences.values[position]!;
    for (let i = first; i <= last; i++) {
      if (i !== position) values[pairs++] = sentences.values[i]!;
    }
    offsets[center + 1] = pairs;
  });
  return { centers, contexts: { values, offsets } };
}

function countPairs(sentences: Sentences, sizes: Int32Array): number {
  let pairs = 0;
  eachWindow(sentences, sizes, (_center, _position, first, last) => {
    pairs += last - first;
  });
  return pairs;
}

/** Calls with the number of each center, its position in the corpus, and the first and last position of its window. */
function eachWindow(
  { offsets }: Sentences,
  sizes: Int32Array,
  visit: (center: number, position: number, first: number, last: number) => void,
): void {
  let center = 0;
  for (let s = 0; s + 1 < offsets.length; s++) {
    const [start, end] = [offsets[s]!, offsets[s + 1]!];
    if (end - start < 2) continue;
    for (let position = start; position < end; position++) {
      const size = sizes[center]!;
      visit(center++, position, Math.max(start, position - size), Math.min(end - 1, position + size));
    }
  }
}
