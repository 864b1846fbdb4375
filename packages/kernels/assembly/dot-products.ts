import { inputs, outputs, rowBytes, scores, sums } from './memory';
import { laneSums, multiplyAdd } from './simd';
import { wideTwoBySix } from './wide-dot-products';

/** Bytes of one input's row of scores: one f32 an output, up to a multiple of four. */
@inline
export function scoreRowBytes(outputCount: u32): usize {
  return <usize>((outputCount + 3) & ~3) << 2;
}

/**
 * scores[i][j] = inputs[i] . outputs[j], in tiles of two inputs by six outputs, then by two. A score is eight partial
 * sums, of every eighth dimension, so that registers of 128 and of 256 bits give the same; the tile's twelve go
 * through memory. The last of an odd number is taken twice, and the copy's scores are not used.
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
    for (; j + 6 <= outputCount; j += 6) {
      const rows = outputs + (j << 2);
      if (WIDE) {
        wideTwoBySix(a, b, rows);
      } else {
        twoBySix(a, b, rows, 0);
        twoBySix(a, b, rows, 16);
      }
      addUp(at + (j << 2), scoreRow);
    }
    for (; j < outputCount; j += 2) twoByTwo(a, b, outputs + (j << 2), at + (j << 2), scoreRow);
  }
}

/** Four of the eight partial sums: of the dimensions `half` bytes into each 32. */
function twoBySix(a: usize, b: usize, rows: usize, half: usize): void {
  let w0 = load<usize>(rows) + half, w1 = load<usize>(rows, 4) + half, w2 = load<usize>(rows, 8) + half;
  let w3 = load<usize>(rows, 12) + half, w4 = load<usize>(rows, 16) + half, w5 = load<usize>(rows, 20) + half;
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero;
  let b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero;
  const end = a + rowBytes;
  a += half; b += half;
  do {
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
    a += 32; b += 32; w0 += 32; w1 += 32; w2 += 32; w3 += 32; w4 += 32; w5 += 32;
  } while (a < end);
  const to = sums + half;
  v128.store(to, a0); v128.store(to, a1, 32); v128.store(to, a2, 64);
  v128.store(to, a3, 96); v128.store(to, a4, 128); v128.store(to, a5, 160);
  v128.store(to, b0, 192); v128.store(to, b1, 224); v128.store(to, b2, 256);
  v128.store(to, b3, 288); v128.store(to, b4, 320); v128.store(to, b5, 352);
}

/** From the tile's sums to its scores. */
function addUp(at: usize, scoreRow: usize): void {
  v128.store(at, laneSums(halves(0), halves(1), halves(2), halves(3)));
  v128.store(at + scoreRow, laneSums(halves(6), halves(7), halves(8), halves(9)));
  const rest = laneSums(halves(4), halves(5), halves(10), halves(11));
  v128.store64_lane(at, rest, 0, 16);
  v128.store64_lane(at + scoreRow, rest, 1, 16);
}

@inline
function halves(sum: usize): v128 {
  return f32x4.add(v128.load(sums + (sum << 5)), v128.load(sums + (sum << 5), 16));
}

function twoByTwo(a: usize, b: usize, rows: usize, at: usize, scoreRow: usize): void {
  let w0 = load<usize>(rows), w1 = load<usize>(rows, 4);
  const zero = f32x4.splat(0);
  let a0l = zero, a1l = zero, b0l = zero, b1l = zero, a0h = zero, a1h = zero, b0h = zero, b1h = zero;
  const end = a + rowBytes;
  do {
    let x = v128.load(a), y = v128.load(b);
    let w = v128.load(w0);
    a0l = multiplyAdd(x, w, a0l); b0l = multiplyAdd(y, w, b0l);
    w = v128.load(w1);
    a1l = multiplyAdd(x, w, a1l); b1l = multiplyAdd(y, w, b1l);
    x = v128.load(a, 16); y = v128.load(b, 16);
    w = v128.load(w0, 16);
    a0h = multiplyAdd(x, w, a0h); b0h = multiplyAdd(y, w, b0h);
    w = v128.load(w1, 16);
    a1h = multiplyAdd(x, w, a1h); b1h = multiplyAdd(y, w, b1h);
    a += 32; b += 32; w0 += 32; w1 += 32;
  } while (a < end);
  const both = laneSums(f32x4.add(a0l, a0h), f32x4.add(a1l, a1h), f32x4.add(b0l, b0h), f32x4.add(b1l, b1h));
  v128.store64_lane(at, both, 0);
  v128.store64_lane(at + scoreRow, both, 1);
}
