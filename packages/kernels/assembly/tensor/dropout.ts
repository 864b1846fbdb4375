import { address, real, word } from './job';

/** MurmurHash3's finalizer (Appleby). */
@inline
function finalize(x: u32): u32 {
  let h = x;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** 32 bits that are a function of the place and the key alone. */
@inline
export function dropBits(i: u32, first: u32, second: u32): u32 {
  return finalize(finalize(i * 0x9e3779b9 + first) ^ second);
}

/** y = x / (1 - rate), or 0 where dropped. Words: x, y, count, count of a chunk, key (two), limit. Reals: 1 / (1 - rate). */
export function dropout(chunk: u32): void {
  const size = word(3), start = chunk * size, end = min(start + size, word(2));
  const first = word(4), second = word(5), limit = word(6), scale = real(0);
  for (let i = start; i < end; i++) {
    const kept = dropBits(i, first, second) < limit ? <f32>0 : scale;
    store<f32>(address(1) + (<usize>i << 2), load<f32>(address(0) + (<usize>i << 2)) * kept);
  }
}
