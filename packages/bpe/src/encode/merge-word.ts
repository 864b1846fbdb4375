import { mergeLong } from './merge-long.ts';
import { NO_PAIR, type PairRanks } from './pair-ranks.ts';

const SCANNED = 96; // symbols up to which a scan of all ranks is faster than a queue
const NONE = 0x7fffffff;
const places = new Int32Array(SCANNED);
const ranks = new Int32Array(SCANNED);

/** Merges the first `count` symbols in place, lowest rank first, leftmost first among equals; how many are left. */
export function mergeWord(symbols: Int32Array, count: number, pairs: PairRanks): number {
  if (count > SCANNED) return mergeLong(symbols, count, pairs);
  let best = NONE;
  let at = 0;
  for (let i = 0; i < count - 1; i++) {
    const place = pairs.find(symbols[i]!, symbols[i + 1]!);
    const rank = place === NO_PAIR ? NONE : pairs.rankAt(place);
    places[i] = place;
    ranks[i] = rank;
    if (rank < best) {
      best = rank;
      at = i;
    }
  }
  while (best !== NONE) {
    symbols[at] = pairs.resultAt(places[at]!);
    count--;
    for (let i = at + 1; i < count; i++) {
      symbols[i] = symbols[i + 1]!;
      places[i] = places[i + 1]!;
      ranks[i] = ranks[i + 1]!;
    }
    for (let i = Math.max(0, at - 1); i <= at && i < count - 1; i++) {
      const place = pairs.find(symbols[i]!, symbols[i + 1]!);
      places[i] = place;
      ranks[i] = place === NO_PAIR ? NONE : pairs.rankAt(place);
    }
    best = NONE;
    for (let i = 0; i < count - 1; i++) {
      if (ranks[i]! < best) {
        best = ranks[i]!;
        at = i;
      }
    }
  }
  return count;
}
