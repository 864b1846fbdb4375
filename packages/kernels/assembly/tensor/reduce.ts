import { laneSum } from './elementary';
import { address, word } from './job';
import { loadLanes, storeLanes } from './lanes';

/**
 * The sum over each row, in 64 bits past the row's first 4,096 numbers. Words: x, sums, rows, columns, rows of a chunk.
 */
export function rowSums(chunk: u32): void {
  const columns = word(3), size = word(4);
  const first = chunk * size, last = min(first + size, word(2));
  for (let row = first; row < last; row++) {
    store<f32>(address(1) + (<usize>row << 2), <f32>longSum(address(0) + (<usize>row * columns << 2), columns, false));
  }
}

/** Sum of the squares of blocks of numbers, 64 bits each. Words: x, sums (f64 a block), count, count of a block. */
export function squareSums(chunk: u32): void {
  const size = word(3), start = chunk * size;
  const sum = longSum(address(0) + (<usize>start << 2), min(size, word(2) - start), true);
  store<f64>(address(1) + (<usize>chunk << 3), sum);
}

function longSum(x: usize, count: u32, squared: bool): f64 {
  let total: f64 = 0;
  while (count > 0) {
    const block = min(count, <u32>4096);
    let sum = f32x4.splat(0);
    const end = x + (<usize>(block & ~3) << 2);
    for (; x < end; x += 16) {
      const value = v128.load(x);
      sum = f32x4.add(sum, squared ? f32x4.mul(value, value) : value);
    }
    if (block & 3) {
      const value = loadLanes(x, block & 3);
      sum = f32x4.add(sum, squared ? f32x4.mul(value, value) : value);
    }
    total += <f64>laneSum(sum);
    count -= block;
  }
  return total;
}

/**
 * Sums over the middle dimension of [outer, middle, inner]. Words: x, sums [outer, inner], outer, middle, inner, columns of a
 * chunk (a multiple of four).
 */
export function columnSums(chunk: u32): void {
  const middle = word(3), inner = word(4), width = word(5);
  const across = (inner + width - 1) / width;
  const outer = chunk / across, start = (chunk % across) * width, end = min(start + width, inner);
  const rowBytes = <usize>inner << 2;
  const x = address(0) + <usize>outer * middle * rowBytes, sums = address(1) + <usize>outer * rowBytes;
  let column = start;
  for (; column + 16 <= end; column += 16) {
    let p = x + (<usize>column << 2);
    let a = f32x4.splat(0), b = a, c = a, d = a;
    for (let row: u32 = 0; row < middle; row++, p += rowBytes) {
      a = f32x4.add(a, v128.load(p));
      b = f32x4.add(b, v128.load(p, 16));
      c = f32x4.add(c, v128.load(p, 32));
      d = f32x4.add(d, v128.load(p, 48));
    }
    const to = sums + (<usize>column << 2);
    v128.store(to, a); v128.store(to, b, 16); v128.store(to, c, 32); v128.store(to, d, 48);
  }
  for (; column < end; column += 4) {
    const rest = min(<u32>4, end - column);
    let p = x + (<usize>column << 2);
    let sum = f32x4.splat(0);
    for (let row: u32 = 0; row < middle; row++, p += rowBytes) {
      sum = f32x4.add(sum, rest == 4 ? v128.load(p) : loadLanes(p, rest));
    }
    const to = sums + (<usize>column << 2);
    if (rest == 4) v128.store(to, sum);
    else storeLanes(to, sum, rest);
  }
}
