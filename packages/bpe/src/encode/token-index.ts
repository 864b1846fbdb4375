import { ByteStrings } from '@wordloom/byte-strings';
import type { PackedBytes, TokenizerDefinition } from '../definition.ts';
import { tooManyWords } from '../too-many-words.ts';
import { PairRanks } from './pair-ranks.ts';

/** Tokens by their bytes. */
export interface TokenIndex {
  readonly words: ByteStrings;
  /** Token of each word. */
  readonly ids: Int32Array;
  /** Bytes of the longest. */
  readonly longest: number;
}

export function indexTokens({ bytes, offsets }: PackedBytes): TokenIndex {
  const count = offsets.length - 1;
  const { padded, view } = pad(bytes);
  const words = new ByteStrings({ strings: count, bytes: bytes.length, full: tooManyWords });
  const ids = new Int32Array(count);
  let longest = 0;
  for (let id = 0; id < count; id++) {
    const start = offsets[id]!;
    const end = offsets[id + 1]!;
    if (end === start || words.find(view, start, end) >= 0) continue;
    ids[words.add(padded, start, end)] = id;
    longest = Math.max(longest, end - start);
  }
  return { words, ids, longest };
}

/** What merges: the listed pairs, or where none are listed each two tokens whose bytes together are a token. */
export function pairsOf({ merges, tokens }: TokenizerDefinition, index: () => TokenIndex): PairRanks {
  if (!merges) return new PairRanks(listPairs(tokens, index()));
  const pairs = new Int32Array((merges.length / 3) * 4);
  for (let rank = 0; rank * 3 < merges.length; rank++) {
    pairs[rank * 4] = merges[rank * 3]!;
    pairs[rank * 4 + 1] = merges[rank * 3 + 1]!;
    pairs[rank * 4 + 2] = rank;
    pairs[rank * 4 + 3] = merges[rank * 3 + 2]!;
  }
  return new PairRanks(pairs);
}

/** Left, right, rank and result of each two tokens whose bytes together are a token, by rising ranks, flat. */
export function listPairs({ bytes, offsets }: PackedBytes, { words, ids }: TokenIndex): Int32Array {
  const { view } = pad(bytes);
  let pairs = new Int32Array(1 << 20);
  let length = 0;
  for (let id = 0; id < offsets.length - 1; id++) {
    const start = offsets[id]!;
    const end = offsets[id + 1]!;
    if (length + 4 * (end - start) > pairs.length) {
      const grown = new Int32Array(2 * pairs.length + 4 * (end - start));
      grown.set(pairs);
      pairs = grown;
    }
    for (let middle = start + 1; middle < end; middle++) {
      const left = words.find(view, start, middle);
      if (left < 0) continue;
      const right = words.find(view, middle, end);
      if (right < 0) continue;
      pairs[length++] = ids[left]!;
      pairs[length++] = ids[right]!;
      pairs[length++] = id;
      pairs[length++] = id;
    }
  }
  return pairs.subarray(0, length);
}

function pad(bytes: Uint8Array): { padded: Uint8Array; view: DataView } {
  const padded = new Uint8Array(bytes.length + 8);
  padded.set(bytes);
  return { padded, view: new DataView(padded.buffer) };
}
