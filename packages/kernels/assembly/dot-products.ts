import { inputs, outputs, rowBytes, scores } from './memory';
import { laneSums, multiplyAdd } from './simd';

/** Bytes of one input's row of scores: one f32 an output, up to a multiple of four. */
@inline
export function scoreRowBytes(outputCount: u32): usize {
  return <usize>((outputCount + 3) & ~3) << 2;
}

/**
 * scores[i][j] = inputs[i] . outputs[j]. Tiles of two inputs by six outputs keep 12 sums in registers, then by two;
 * the last of an odd number is taken twice, and the copy's scores are not used.
 */
export function dotProducts(inputCount: u32, outputCount: u32): void {
  if (inputCount & 1) store<usize>(inputs + (inputCount << 2), load<usize>(inputs + ((inputCount - 1) << 2)));
  if (outputCount & 1) store<usize>(outputs + (outputCount << 2), load<usize>(outputs + ((outputCount - 1) << 2)));
  const scoreRow = scoreRowBytes(outputCount);
  for (let i: u32 = 0; i < inputCount; i += 2) {
    const a = load<usize>(inputs + (i << 2));
    const b = load<usize>(inputs + (i << 2), 4);
    const at = scores + <usize>i * scoreRow;
    let j: u32 = 0;
    for (; j + 6 <= outputCount; j += 6) twoBySix(a, b, outputs + (j << 2), at + (j << 2), scoreRow);
    for (; j < outputCount; j += 2) twoByTwo(a, b, outputs + (j << 2), at + (j << 2), scoreRow);
  }
}

function twoBySix(a: usize, b: usize, rows: usize, at: usize, scoreRow: usize): void {
  let w0 = load<usize>(rows), w1 = load<usize>(rows, 4), w2 = load<usize>(rows, 8);
  let w3 = load<usize>(rows, 12), w4 = load<usize>(rows, 16), w5 = load<usize>(rows, 20);
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero;
  let b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero;
  const end = a + rowBytes;
  while (a < end) {
    const x = v128.load(a), y = v128.load(b);
    let w = v128.load(w0);
    a0 = multiplyAdd(x, w, a0); b0 = multiplyAdd(y, w, b0);
    w = v128.load(w1);
    a1 = multiplyAdd(x, w, a1); b1 = multiplyAdd(y, w, b1);
    w = v128.load(w2);
    a2 = multiplyAdd(x, w, a2); b2 = multiplyAdd(y, w, b2);
    w = v128.load(w3);
    a3 = multiplyAdd(x, w, a3); b3 = multiplyAdd(y, w, b3);
    w = v128.load(w4);
    a4 = multiplyAdd(x, w, a4); b4 = multiplyAdd(y, w, b4);
    w = v128.load(w5);
    a5 = multiplyAdd(x, w, a5); b5 = multiplyAdd(y, w, b5);
    a += 16; b += 16; w0 += 16; w1 += 16; w2 += 16; w3 += 16; w4 += 16; w5 += 16;
  }
  v128.store(at, laneSums(a0, a1, a2, a3));
  v128.store(at + scoreRow, laneSums(b0, b1, b2, b3));
  const rest = laneSums(a4, a5, b4, b5);
  v128.store64_lane(at, rest, 0, 16);
  v128.store64_lane(at + scoreRow, rest, 1, 16);
}

function twoByTwo(a: usize, b: usize, rows: usize, at: usize, scoreRow: usize): void {
  let w0 = load<usize>(rows), w1 = load<usize>(rows, 4);
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0;
  const end = a + rowBytes;
  while (a < end) {
    const x = v128.load(a), y = v128.load(b);
    let w = v128.load(w0);
    a0 = multiplyAdd(x, w, a0); b0 = multiplyAdd(y, w, b0);
    w = v128.load(w1);
    a1 = multiplyAdd(x, w, a1); b1 = multiplyAdd(y, w, b1);
    a += 16; b += 16; w0 += 16; w1 += 16;
  }
  const sums = laneSums(a0, a1, b0, b1);
  v128.store64_lane(at, sums, 0);
  v128.store64_lane(at + scoreRow, sums, 1);
}
