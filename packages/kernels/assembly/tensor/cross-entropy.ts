import { exp, laneSum } from './elementary';
import { address, word } from './job';
import { loadLanes, storeLanes } from './lanes';
import { rowMax } from './softmax';

/**
 * log(sum e^logit) - logit of the label, row by row; NaN for a label that is none, unless it is to be ignored. Words: logits, labels,
 * losses, log sums, rows, classes, rows of a chunk, label to ignore, 1 if there is one.
 */
export function crossEntropy(chunk: u32): void {
  const classes = word(5), size = word(6);
  const last = min(chunk * size + size, word(4));
  for (let row = chunk * size; row < last; row++) {
    const x = address(0) + (<usize>row * classes << 2);
    const label = load<u32>(address(1) + (<usize>row << 2));
    const largest = rowMax(x, classes);
    const logSum = largest + <f32>NativeMath.log(<f64>expSum(x, classes, largest));
    let loss: f32 = NaN;
    if (label < classes) loss = logSum - load<f32>(x + (<usize>label << 2));
    else if (word(8) && label == word(7)) loss = 0;
    store<f32>(address(2) + (<usize>row << 2), loss);
    store<f32>(address(3) + (<usize>row << 2), logSum);
  }
}

function expSum(x: usize, count: u32, shift: f32): f32 {
  const by = f32x4.splat(shift);
  let a = f32x4.splat(0), b = a;
  const end = x + (<usize>(count & ~7) << 2);
  for (; x < end; x += 32) {
    a = f32x4.add(a, exp(f32x4.sub(v128.load(x), by)));
    b = f32x4.add(b, exp(f32x4.sub(v128.load(x, 16), by)));
  }
  let total = laneSum(f32x4.add(a, b));
  for (let i: u32 = 0; i < (count & 7); i++) {
    total += f32x4.extract_lane(exp(f32x4.splat(load<f32>(x + (<usize>i << 2)) - shift)), 0);
  }
  return total;
}

/**
 * d = (softmax(logits) - 1 at the label) * factor of the row. Words: logits, labels, log sums, factors (one a row), d, rows, classes,
 * rows of a chunk.
 */
export function crossEntropyGradient(chunk: u32): void {
  const classes = word(6), size = word(7);
  const last = min(chunk * size + size, word(5));
  for (let row = chunk * size; row < last; row++) {
    const offset = <usize>row << 2;
    let x = address(0) + <usize>classes * offset, d = address(4) + <usize>classes * offset;
    const start = d;
    const factor = load<f32>(address(3) + offset);
    if (factor == 0) {
      memory.fill(d, 0, <usize>classes << 2);
      continue;
    }
    const by = v128.load32_splat(address(2) + offset), times = f32x4.splat(factor);
    const end = x + (<usize>(classes & ~3) << 2);
    for (; x < end; x += 16, d += 16) v128.store(d, f32x4.mul(exp(f32x4.sub(v128.load(x), by)), times));
    const rest = classes & 3;
    if (rest) storeLanes(d, f32x4.mul(exp(f32x4.sub(loadLanes(x, rest), by)), times), rest);
    const label = load<u32>(address(1) + offset);
    if (label >= classes) continue;
    const at = start + (<usize>label << 2);
    store<f32>(at, load<f32>(at) - factor);
  }
}

/**
 * Binary cross entropy of logits, max(x, 0) - x label + log(1 + e^-|x|), and its derivative, sigmoid(x) - label. Words: logits, labels,
 * losses, derivatives, count, count of a chunk.
 */
export function sigmoidCrossEntropy(chunk: u32): void {
  const size = word(5), start = chunk * size, end = min(start + size, word(4));
  for (let i = start; i < end; i++) {
    const offset = <usize>i << 2;
    const x = load<f32>(address(0) + offset), label = load<f32>(address(1) + offset);
    const power = NativeMath.exp(-abs<f64>(x));
    store<f32>(address(2) + offset, max<f32>(x, 0) - x * label + <f32>NativeMath.log1p(power));
    const probability = x < 0 ? power / (1 + power) : 1 / (1 + power);
    store<f32>(address(3) + offset, <f32>probability - label);
  }
}
