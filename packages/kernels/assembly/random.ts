// SplitMix64 (Steele, Lea and Flood 2014): draw n of a stream is mix(start + n * GOLDEN), so any draw can be had alone.
const GOLDEN: u64 = 0x9e3779b97f4a7c15;

let seed: u64 = 0;
let epochStart: u64 = 0;
let state: u64 = 0;

@inline
function mix(bits: u64): u64 {
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
  return bits ^ (bits >> 31);
}

export function setSeed(low: u32, high: u32): void {
  seed = (<u64>high << 32) | <u64>low;
}

/**
 * Starts the streams of a chunk: they depend on seed, epoch and chunk only, not on which thread runs it or when.
 */
export function startStreams(epoch: u32, chunk: u32): void {
  epochStart = mix(seed + <u64>(epoch + 1) * GOLDEN);
  state = mix(~epochStart + <u64>(chunk + 1) * GOLDEN);
}

/** The next 64 bits of the chunk's stream. */
@inline
export function nextBits(): u64 {
  state += GOLDEN;
  return mix(state);
}

/** 31 bits that belong to a token's position in this epoch, the same for every chunk that looks at it. */
@inline
export function positionBits(position: u32): u32 {
  return <u32>(mix(epochStart + <u64>position * GOLDEN) >> 33);
}

/** The high 32 bits of a draw, brought to 0 .. limit - 1; the bias is below limit / 2^32. */
@inline
export function below(bits: u64, limit: u32): u32 {
  return <u32>(((bits >> 32) * <u64>limit) >> 32);
}
