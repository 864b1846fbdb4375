import { multiplyAdd } from '../simd';
import { exp, laneMax, laneSum } from './elementary';
import { address, word } from './job';
import { loadLanes, storeLanes } from './lanes';

/** The largest of a row; NaN does not count. */
@inline
export function rowMax(x: usize, count: u32): f32 {
  let largest = f32x4.splat(-Infinity);
  const end = x + (<usize>(count & ~3) << 2);
  for (; x < end; x += 16) largest = f32x4.pmax(largest, v128.load(x));
  let result = laneMax(largest);
  for (let i: u32 = 0; i < (count & 3); i++) result = max(result, load<f32>(x + (<usize>i << 2)));
  return result;
}

/** y = e^(x - shift) of a row, and its sum. x and y may be the same. */
export function expRow(x: usize, y: usize, count: u32, shift: f32): f32 {
  const by = f32x4.splat(shift);
  let sum = f32x4.splat(0);
  const end = x + (<usize>(count & ~3) << 2);
  for (; x < end; x += 16, y += 16) {
    const power = exp(f32x4.sub(v128.load(x), by));
    v128.store(y, power);
    sum = f32x4.add(sum, power);
  }
  let total = laneSum(sum);
  const rest = count & 3;
  if (rest) {
    const power = exp(f32x4.sub(loadLanes(x, rest), by));
    storeLanes(y, power, rest);
    for (let i: u32 = 0; i < rest; i++) total += load<f32>(y + (<usize>i << 2));
  }
  return total;
}

export function scaleRow(x: usize, count: u32, factor: f32): void {
  const by = f32x4.splat(factor);
  const end = x + (<usize>(count & ~3) << 2);
  for (; x < end; x += 16) v128.store(x, f32x4.mul(v128.load(x), by));
  const rest = count & 3;
  if (rest) storeLanes(x, f32x4.mul(loadLanes(x, rest), by), rest);
}

/** Sum of a row's products. */
@inline
export function dot(x: usize, y: usize, count: u32): f32 {
  let sum = f32x4.splat(0);
  const end = x + (<usize>(count & ~3) << 2);
  for (; x < end; x += 16, y += 16) sum = multiplyAdd(v128.load(x), v128.load(y), sum);
  const rest = count & 3;
  if (rest) sum = multiplyAdd(loadLanes(x, rest), loadLanes(y, rest), sum);
  return laneSum(sum);
}

/** dx = y (dy - sum(dy y)) scale of a row. dx may be dy. */
export function softmaxRowGradient(dy: usize, y: usize, dx: usize, count: u32, scale: f32): void {
  const mean = f32x4.splat(dot(dy, y, count));
  const by = f32x4.splat(scale);
  const end = dy + (<usize>(count & ~3) << 2);
  for (; dy < end; dy += 16, y += 16, dx += 16) {
    v128.store(dx, f32x4.mul(f32x4.mul(v128.load(y), f32x4.sub(v128.load(dy), mean)), by));
  }
  const rest = count & 3;
  if (rest) {
    storeLanes(dx, f32x4.mul(f32x4.mul(loadLanes(y, rest), f32x4.sub(loadLanes(dy, rest), mean)), by), rest);
  }
}

/** Softmax of each row. Words: x, y, rows, columns, rows of a chunk. */
export function softmax(chunk: u32): void {
  const columns = word(3), size = word(4);
  const last = min(chunk * size + size, word(2));
  for (let row = chunk * size; row < last; row++) {
    const offset = <usize>row * columns << 2;
    const x = address(0) + offset, y = address(1) + offset;
    scaleRow(y, columns, 1 / expRow(x, y, columns, rowMax(x, columns)));
  }
}

/** Words: dy, y, dx, rows, columns, rows of a chunk. */
export function softmaxGradient(chunk: u32): void {
  const columns = word(4), size = word(5);
  const last = min(chunk * size + size, word(3));
  for (let row = chunk * size; row < last; row++) {
    const offset = <usize>row * columns << 2;
    softmaxRowGradient(address(0) + offset, address(1) + offset, address(2) + offset, columns, 1);
  }
}
