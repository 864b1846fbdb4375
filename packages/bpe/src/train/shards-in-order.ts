import type { CountedWords } from './counted-words.ts';

/** A part of the words, in the order of their places, which are not those of any other part. */
export interface Shard extends CountedWords {
  readonly places: Float64Array;
}

/** The words of all parts in the order of their places. */
export function inOrderOfSight(shards: readonly Shard[]): CountedWords {
  let words = 0;
  let length = 0;
  for (const { places, bytes } of shards) {
    words += places.length;
    length += bytes.length;
  }
  const bytes = new Uint8Array(length);
  const offsets = new Int32Array(words + 1);
  const counts = new Float64Array(words);
  const next = new Int32Array(shards.length);
  for (let word = 0; word < words; word++) {
    let first = -1;
    let place = Number.POSITIVE_INFINITY;
    for (let i = 0; i < shards.length; i++) {
      const other = shards[i]!.places[next[i]!] ?? place;
      if (other < place) {
        place = other;
        first = i;
      }
    }
    const shard = shards[first]!;
    const from = next[first]!++;
    const text = shard.bytes.subarray(shard.offsets[from]!, shard.offsets[from + 1]!);
    bytes.set(text, offsets[word]!);
    offsets[word + 1] = offsets[word]! + text.length;
    counts[word] = shard.counts[from]!;
  }
  return { bytes, offsets, counts };
}
