import { scoreRowBytes } from './dot-products';
import { column, inputs, outputs, rowBytes, scores } from './memory';
import { multiplyAdd } from './simd';
import { wideSix } from './wide-update';

/** Looking for repeated inputs costs their number squared: beyond this many they are taken to repeat. */
const MOST_COMPARED: u32 = 32;

/**
 * inputs[i] += sum over j of g[i][j] outputs[j], outputs[j] += sum over i of g[i][j] inputs[i], g being the
 * gradients; the sums are over the values before the window. It goes four or eight dimensions (a column) at a time.
 *
 * Outputs stay in registers and would lose an update if one stood twice: they must be distinct. Inputs are written
 * one after the other, so a word may stand twice among them.
 */
export function update(inputCount: u32, outputCount: u32): void {
  if (outputCount == 6 && areDistinct(inputCount)) updateSixInPlace(inputCount);
  else updateTiles(inputCount, outputCount);
}

function areDistinct(inputCount: u32): bool {
  if (inputCount > MOST_COMPARED) return false;
  const end = inputs + (inputCount << 2);
  for (let a = inputs; a < end; a += 4) {
    const row = load<usize>(a);
    for (let b = a + 4; b < end; b += 4) if (load<usize>(b) == row) return false;
  }
  return true;
}

/** Six outputs and distinct inputs: each value is read once before it is written, so no copy is needed. */
function updateSixInPlace(inputCount: u32): void {
  const scoreRow = scoreRowBytes(6);
  if (WIDE) {
    for (let at: usize = 0; at < rowBytes; at += 32) wideSix(at, inputCount, outputs, scores, scoreRow, true);
  } else {
    for (let at: usize = 0; at < rowBytes; at += 16) six(at, column, inputCount, outputs, scores, scoreRow, true);
  }
}

/**
 * Any number of outputs, in tiles of six and fewer: the column of the inputs is copied first, since each tile
 * writes to it.
 */
function updateTiles(inputCount: u32, outputCount: u32): void {
  const scoreRow = scoreRowBytes(outputCount);
  for (let at: usize = 0; at < rowBytes; at += 32) {
    for (let i: u32 = 0; i < inputCount; i++) {
      const row = load<usize>(inputs + (i << 2)) + at;
      v128.store(column + (i << 5), v128.load(row));
      v128.store(column + (i << 5), v128.load(row, 16), 16);
    }
    let j: u32 = 0;
    if (WIDE) {
      for (; j + 6 <= outputCount; j += 6) wideSix(at, inputCount, outputs + (j << 2), scores + (j << 2), scoreRow, false);
    }
    updateHalf(at, column, inputCount, j, outputCount, scoreRow);
    updateHalf(at + 16, column + 16, inputCount, j, outputCount, scoreRow);
  }
}

/** Four dimensions of the outputs from `j` on. */
@inline
function updateHalf(at: usize, copies: usize, inputCount: u32, j: u32, outputCount: u32, scoreRow: usize): void {
  for (; j + 6 <= outputCount; j += 6) six(at, copies, inputCount, outputs + (j << 2), scores + (j << 2), scoreRow, false);
  for (; j + 3 <= outputCount; j += 3) three(at, copies, inputCount, outputs + (j << 2), scores + (j << 2), scoreRow);
  for (; j < outputCount; j++) one(at, copies, inputCount, outputs + (j << 2), scores + (j << 2), scoreRow);
}

@inline
function six(at: usize, copies: usize, inputCount: u32, rows: usize, gradient: usize, scoreRow: usize, inPlace: bool): void {
  const p0 = load<usize>(rows) + at, p1 = load<usize>(rows, 4) + at, p2 = load<usize>(rows, 8) + at;
  const p3 = load<usize>(rows, 12) + at, p4 = load<usize>(rows, 16) + at, p5 = load<usize>(rows, 20) + at;
  const w0 = v128.load(p0), w1 = v128.load(p1), w2 = v128.load(p2);
  const w3 = v128.load(p3), w4 = v128.load(p4), w5 = v128.load(p5);
  let d0 = w0, d1 = w1, d2 = w2, d3 = w3, d4 = w4, d5 = w5;
  let copy = copies;
  for (let input = inputs, end = inputs + (inputCount << 2); input < end; input += 4) {
    const row = load<usize>(input) + at;
    const x = v128.load(inPlace ? row : copy);
    let g = v128.load32_splat(gradient);
    let sum = multiplyAdd(g, w0, inPlace ? x : v128.load(row));
    d0 = multiplyAdd(g, x, d0);
    g = v128.load32_splat(gradient, 4);
    sum = multiplyAdd(g, w1, sum);
    d1 = multiplyAdd(g, x, d1);
    g = v128.load32_splat(gradient, 8);
    sum = multiplyAdd(g, w2, sum);
    d2 = multiplyAdd(g, x, d2);
    g = v128.load32_splat(gradient, 12);
    sum = multiplyAdd(g, w3, sum);
    d3 = multiplyAdd(g, x, d3);
    g = v128.load32_splat(gradient, 16);
    sum = multiplyAdd(g, w4, sum);
    d4 = multiplyAdd(g, x, d4);
    g = v128.load32_splat(gradient, 20);
    sum = multiplyAdd(g, w5, sum);
    d5 = multiplyAdd(g, x, d5);
    v128.store(row, sum);
    gradient += scoreRow;
    copy += 32;
  }
  v128.store(p0, d0); v128.store(p1, d1); v128.store(p2, d2);
  v128.store(p3, d3); v128.store(p4, d4); v128.store(p5, d5);
}

@inline
function three(at: usize, copies: usize, inputCount: u32, rows: usize, gradient: usize, scoreRow: usize): void {
  const p0 = load<usize>(rows) + at, p1 = load<usize>(rows, 4) + at, p2 = load<usize>(rows, 8) + at;
  const w0 = v128.load(p0), w1 = v128.load(p1), w2 = v128.load(p2);
  let d0 = w0, d1 = w1, d2 = w2;
  for (let i: u32 = 0; i < inputCount; i++) {
    const x = v128.load(copies + (i << 5));
    const row = load<usize>(inputs + (i << 2)) + at;
    let g = v128.load32_splat(gradient);
    let sum = multiplyAdd(g, w0, v128.load(row));
    d0 = multiplyAdd(g, x, d0);
    g = v128.load32_splat(gradient, 4);
    sum = multiplyAdd(g, w1, sum);
    d1 = multiplyAdd(g, x, d1);
    g = v128.load32_splat(gradient, 8);
    sum = multiplyAdd(g, w2, sum);
    d2 = multiplyAdd(g, x, d2);
    v128.store(row, sum);
    gradient += scoreRow;
  }
  v128.store(p0, d0); v128.store(p1, d1); v128.store(p2, d2);
}

@inline
function one(at: usize, copies: usize, inputCount: u32, rows: usize, gradient: usize, scoreRow: usize): void {
  const p = load<usize>(rows) + at;
  const w = v128.load(p);
  let d = w;
  for (let i: u32 = 0; i < inputCount; i++) {
    const row = load<usize>(inputs + (i << 2)) + at;
    const g = v128.load32_splat(gradient);
    v128.store(row, multiplyAdd(g, w, v128.load(row)));
    d = multiplyAdd(g, v128.load(copies + (i << 5)), d);
    gradient += scoreRow;
  }
  v128.store(p, d);
}
