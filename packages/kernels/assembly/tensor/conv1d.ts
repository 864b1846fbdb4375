import { multiplyAdd } from '../simd';
import { address, scratch, word } from './job';
import { addProduct, PRODUCT_BYTES } from './product';

// A window of x is kernel * in numbers side by side, so x [batch, time, in] is also the matrix of its windows, each row `in` after the
// one before. Weights are [out, kernel, in].

/** Steps of a sequence whose product is held at once. */
const STEPS: u32 = 192;

/**
 * The largest value over time, of w x + b, and the first step that has it. Words: x, weights, bias or 0, y [batch, out], steps [batch,
 * out] as u32, time, in, kernel, out. A chunk is a sequence. Scratch: PRODUCT_BYTES, then STEPS rows of out.
 */
export function convMax(chunk: u32): void {
  const time = word(5), size = word(6), kernel = word(7), out = word(8);
  const steps = time - kernel + 1, depth = kernel * size;
  const x = address(0) + <usize>chunk * time * size * 4;
  const largest = address(3) + <usize>chunk * out * 4, place = address(4) + <usize>chunk * out * 4;
  const values = scratch() + PRODUCT_BYTES;
  const rowBytes = <usize>out << 2;
  for (let start: u32 = 0; start < steps; start += STEPS) {
    const rows = min(STEPS, steps - start);
    memory.fill(values, 0, rows * rowBytes);
    addProduct(
      x + <usize>start * size * 4, <usize>size << 2, 4, address(1), 4, <usize>depth << 2, values, rowBytes, rows, out, depth, scratch(),
    );
    for (let row: u32 = 0; row < rows; row++) {
      for (let j: u32 = 0; j < out; j++) {
        const at = <usize>j << 2;
        const value = load<f32>(values + row * rowBytes + at);
        if (start + row == 0 || value > load<f32>(largest + at)) {
          store<f32>(largest + at, value);
          store<u32>(place + at, start + row);
        }
      }
    }
  }
  if (!address(2)) return;
  for (let at: usize = 0; at < rowBytes; at += 4) {
    store<f32>(largest + at, load<f32>(largest + at) + load<f32>(address(2) + at));
  }
}

/** dx of a sequence. Words: dy [batch, out], steps, weights, dx, time, in, kernel, out. */
export function convMaxInputGradient(chunk: u32): void {
  const time = word(4), size = word(5), kernel = word(6), out = word(7);
  const bytes = <usize>time * size * 4, depth = kernel * size;
  const dx = address(3) + chunk * bytes;
  memory.fill(dx, 0, bytes);
  for (let j: u32 = 0; j < out; j++) {
    const at = (<usize>chunk * out + j) << 2;
    const window = dx + <usize>load<u32>(address(1) + at) * size * 4;
    addScaled(window, address(2) + <usize>j * depth * 4, load<f32>(address(0) + at), depth);
  }
}

/** dWeights of some of the outputs, over all sequences. Words: dy, steps, x, dWeights, batch, time, in, kernel, out, outputs of a chunk. */
export function convMaxWeightGradient(chunk: u32): void {
  const batch = word(4), time = word(5), size = word(6), out = word(8), some = word(9);
  const depth = word(7) * size;
  const end = min(chunk * some + some, out);
  memory.fill(address(3) + <usize>chunk * some * depth * 4, 0, <usize>(end - chunk * some) * depth * 4);
  for (let b: u32 = 0; b < batch; b++) {
    for (let j = chunk * some; j < end; j++) {
      const at = (<usize>b * out + j) << 2;
      const window = address(2) + (<usize>b * time + load<u32>(address(1) + at)) * size * 4;
      addScaled(address(3) + <usize>j * depth * 4, window, load<f32>(address(0) + at), depth);
    }
  }
}

/** y += factor x */
function addScaled(y: usize, x: usize, factor: f32, count: u32): void {
  if (factor == 0) return;
  const by = f32x4.splat(factor);
  const whole = y + (<usize>(count & ~3) << 2), end = y + (<usize>count << 2);
  for (; y < whole; y += 16, x += 16) v128.store(y, multiplyAdd(by, v128.load(x), v128.load(y)));
  for (; y < end; y += 4, x += 4) store<f32>(y, load<f32>(y) + factor * load<f32>(x));
}
