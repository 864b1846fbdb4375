import { multiplyAdd } from '../simd';
import { laneSum } from './elementary';
import { address, real, word } from './job';
import { loadLanes, storeLanes } from './lanes';

/**
 * y = (x - mean) / sqrt(variance + epsilon) * gamma + beta, row by row. Words: x, gamma, beta or 0, y, statistics (mean and
 * 1 / deviation a row), rows, columns, rows of a chunk. Reals: epsilon.
 */
export function layerNorm(chunk: u32): void {
  const columns = word(6), size = word(7);
  const rest = columns & 3, whole = <usize>(columns & ~3) << 2;
  const gamma = address(1), beta = address(2);
  const last = min(chunk * size + size, word(5));
  for (let row = chunk * size; row < last; row++) {
    const x = address(0) + (<usize>row * columns << 2), y = address(3) + (<usize>row * columns << 2);
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < whole; i += 16) sum = f32x4.add(sum, v128.load(x + i));
    if (rest) sum = f32x4.add(sum, loadLanes(x + whole, rest));
    const mean = laneSum(sum) / <f32>columns;
    const center = f32x4.splat(mean);
    let squares = f32x4.splat(0);
    for (let i: usize = 0; i < whole; i += 16) {
      const d = f32x4.sub(v128.load(x + i), center);
      squares = multiplyAdd(d, d, squares);
    }
    let total = laneSum(squares);
    for (let i: u32 = 0; i < rest; i++) {
      const d = load<f32>(x + whole + (<usize>i << 2)) - mean;
      total += d * d;
    }
    const inverse = <f32>(1 / Math.sqrt(<f64>(total / <f32>columns) + <f64>real(0)));
    const scale = f32x4.splat(inverse);
    for (let i: usize = 0; i < whole; i += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + i), center), scale);
      const scaled = f32x4.mul(normal, v128.load(gamma + i));
      v128.store(y + i, beta ? f32x4.add(scaled, v128.load(beta + i)) : scaled);
    }
    if (rest) {
      const normal = f32x4.mul(f32x4.sub(loadLanes(x + whole, rest), center), scale);
      const scaled = f32x4.mul(normal, loadLanes(gamma + whole, rest));
      storeLanes(y + whole, beta ? f32x4.add(scaled, loadLanes(beta + whole, rest)) : scaled, rest);
    }
    const statistics = address(4) + (<usize>row << 3);
    store<f32>(statistics, mean);
    store<f32>(statistics, inverse, 4);
  }
}

/**
 * dx = (g - mean(g) - n mean(g n)) / deviation, g = dy gamma, n the normal x. Words: dy, x, gamma, statistics, dx, rows, columns,
 * rows of a chunk.
 */
export function layerNormGradient(chunk: u32): void {
  const columns = word(6), size = word(7);
  const rest = columns & 3, whole = <usize>(columns & ~3) << 2;
  const gamma = address(2);
  const last = min(chunk * size + size, word(5));
  for (let row = chunk * size; row < last; row++) {
    const offset = <usize>row * columns << 2;
    const dy = address(0) + offset, x = address(1) + offset, dx = address(4) + offset;
    const statistics = address(3) + (<usize>row << 3);
    const center = v128.load32_splat(statistics), scale = v128.load32_splat(statistics, 4);
    let sum = f32x4.splat(0), products = sum;
    for (let i: usize = 0; i < whole; i += 16) {
      const g = f32x4.mul(v128.load(dy + i), v128.load(gamma + i));
      sum = f32x4.add(sum, g);
      products = multiplyAdd(g, f32x4.mul(f32x4.sub(v128.load(x + i), center), scale), products);
    }
    if (rest) {
      const g = f32x4.mul(loadLanes(dy + whole, rest), loadLanes(gamma + whole, rest));
      sum = f32x4.add(sum, g);
      products = multiplyAdd(g, f32x4.mul(f32x4.sub(loadLanes(x + whole, rest), center), scale), products);
    }
    const mean = f32x4.splat(laneSum(sum) / <f32>columns);
    const slope = f32x4.splat(laneSum(products) / <f32>columns);
    for (let i: usize = 0; i < whole; i += 16) {
      const g = f32x4.mul(v128.load(dy + i), v128.load(gamma + i));
      const normal = f32x4.mul(f32x4.sub(v128.load(x + i), center), scale);
      v128.store(dx + i, f32x4.mul(f32x4.sub(f32x4.sub(g, mean), f32x4.mul(normal, slope)), scale));
    }
    if (rest) {
      const g = f32x4.mul(loadLanes(dy + whole, rest), loadLanes(gamma + whole, rest));
      const normal = f32x4.mul(f32x4.sub(loadLanes(x + whole, rest), center), scale);
      const result = f32x4.mul(f32x4.sub(f32x4.sub(g, mean), f32x4.mul(normal, slope)), scale);
      storeLanes(dx + whole, result, rest);
    }
  }
}

/**
 * dgamma = the sum over rows of dy n. Words: dy, x, statistics, dgamma, rows, columns, columns of a chunk (a multiple of four).
 */
export function layerNormScaleGradient(chunk: u32): void {
  const rows = word(4), columns = word(5), width = word(6);
  const rowBytes = <usize>columns << 2;
  const end = min(chunk * width + width, columns);
  for (let column = chunk * width; column < end; column += 4) {
    const rest = min(<u32>4, end - column);
    const offset = <usize>column << 2;
    let dy = address(0) + offset, x = address(1) + offset, statistics = address(2);
    let sum = f32x4.splat(0);
    for (let row: u32 = 0; row < rows; row++, dy += rowBytes, x += rowBytes, statistics += 8) {
      const g = rest == 4 ? v128.load(dy) : loadLanes(dy, rest);
      const value = rest == 4 ? v128.load(x) : loadLanes(x, rest);
      const normal = f32x4.mul(f32x4.sub(value, v128.load32_splat(statistics)), v128.load32_splat(statistics, 4));
      sum = multiplyAdd(g, normal, sum);
    }
    if (rest == 4) v128.store(address(3) + offset, sum);
    else storeLanes(address(3) + offset, sum, rest);
  }
}
