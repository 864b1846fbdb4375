import type { RandomStream } from '@wordloom/random';
import { NO_PAIR, type PairRanks } from './pair-ranks.ts';
import { RankHeap } from './rank-heap.ts';

const MERGED = -2;

/** BPE-dropout (Provilkov and others 2020): a merge whose turn it is is passed over with this probability, until another is made. */
export interface Dropout {
  readonly probability: number;
  readonly random: RandomStream;
}

/** As mergeWord, in O(n log n): a heap of places by rank and position, and a linked list of the symbols that are left. */
export function mergeLong(symbols: Int32Array, count: number, pairs: PairRanks, dropout?: Dropout): number {
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  const heap = new RankHeap(count + 16);
  const offer = (left: number, right: number) => {
    const place = pairs.find(symbols[left]!, symbols[right]!);
    if (place !== NO_PAIR) heap.push(pairs.rankAt(place), left);
  };
  for (let i = 0; i + 1 < count; i++) offer(i, i + 1);

  const passedOver: { rank: number; position: number }[] = [];
  while (heap.size > 0) {
    const { rank, position } = heap;
    heap.pop();
    const right = next[position]!;
    if (symbols[position] === MERGED || right >= count) continue;
    const place = pairs.find(symbols[position]!, symbols[right]!);
    if (place === NO_PAIR || pairs.rankAt(place) !== rank) continue; // what stood there has merged since
    if (dropout && dropout.random.float() < dropout.probability) {
      passedOver.push({ rank, position });
      continue;
    }
    symbols[position] = pairs.resultAt(place);
    symbols[right] = MERGED;
    const after = next[right]!;
    next[position] = after;
    if (after < count) {
      previous[after] = position;
      offer(position, after);
    }
    if (previous[position]! >= 0) offer(previous[position]!, position);
    for (const passed of passedOver) heap.push(passed.rank, passed.position);
    passedOver.length = 0;
  }

  let left = 0;
  for (let i = 0; i < count; i = next[i]!) symbols[left++] = symbols[i]!;
  return left;
}
