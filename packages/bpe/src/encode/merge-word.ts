import { mergeLong } from './merge-long.ts';
import { NO_PAIR, type PairRanks } from './pair-ranks.ts';

const SCANNED = 1024; // symbols up to which scanning for the lowest rank is faster than a queue
const BLOCK = 16;
const NONE = 0x7fffffff;

// Of each place: the rank of its symbol with the next one, and where that pair stands in the table.
const ranks = new Int32Array(SCANNED + BLOCK).fill(NONE);
const places = new Int32Array(SCANNED);
const nexts = new Int32Array(SCANNED);
const previous = new Int32Array(SCANNED);
/** The lowest rank of each sixteen places. */
const lowest = new Int32Array(SCANNED / BLOCK + 1);

/** Merges the first `count` symbols in place, lowest rank first, leftmost first among equals; how many are left. */
export function mergeWord(symbols: Int32Array, count: number, pairs: PairRanks): number {
  if (count < 2) return count;
  if (count > SCANNED) return mergeLong(symbols, count, pairs);
  const blocks = Math.ceil(count / BLOCK);
  for (let i = 0; i < count; i++) {
    const place = i + 1 < count ? pairs.find(symbols[i]!, symbols[i + 1]!) : NO_PAIR;
    places[i] = place;
    ranks[i] = place === NO_PAIR ? NONE : pairs.rankAt(place);
    nexts[i] = i + 1;
    previous[i] = i - 1;
  }
  for (let i = count; i < blocks * BLOCK; i++) ranks[i] = NONE;
  for (let block = 0; block < blocks; block++) lowest[block] = lowestOf(block);

  for (;;) {
    let block = 0;
    for (let i = 1; i < blocks; i++) if (lowest[i]! < lowest[block]!) block = i;
    const best = lowest[block]!;
    if (best === NONE) break;
    let at = block * BLOCK;
    while (ranks[at] !== best) at++;

    const right = nexts[at]!;
    const after = nexts[right]!;
    const before = previous[at]!;
    symbols[at] = pairs.resultAt(places[at]!);
    nexts[at] = after;
    ranks[right] = NONE;
    if (after < count) {
      previous[after] = at;
      rank(symbols, at, after, pairs);
    } else ranks[at] = NONE;
    if (before >= 0) rank(symbols, before, at, pairs);

    lowest[block] = lowestOf(block);
    const rightBlock = right >> 4;
    if (rightBlock !== block) lowest[rightBlock] = lowestOf(rightBlock);
    if (before >= 0 && before >> 4 !== block) lowest[before >> 4] = lowestOf(before >> 4);
  }

  let left = 0;
  for (let i = 0; i < count; i = nexts[i]!) symbols[left++] = symbols[i]!;
  return left;
}

function rank(symbols: Int32Array, at: number, next: number, pairs: PairRanks): void {
  const place = pairs.find(symbols[at]!, symbols[next]!);
  places[at] = place;
  ranks[at] = place === NO_PAIR ? NONE : pairs.rankAt(place);
}

function lowestOf(block: number): number {
  let least = NONE;
  for (let i = block * BLOCK; i < block * BLOCK + BLOCK; i++) if (ranks[i]! < least) least = ranks[i]!;
  return least;
}
