import { multiplyAdd } from '../simd';
import { erf, exp, sigmoid, tanh } from './elementary';
import { address, real, word } from './job';
import { loadLanes, storeLanes } from './lanes';

/** Functions of one number, by the code that the host gives; the derivative takes what `saved` names. */
const RELU: u32 = 0; // saved: output
const TANH: u32 = 1; // output
const SIGMOID: u32 = 2; // output
const GELU: u32 = 3; // input
const GELU_TANH: u32 = 4; // input
const EXP: u32 = 5;
const SCALE: u32 = 6; // scale * x + shift
const SQUARE: u32 = 7;

/** y = f(x). Words: x, y, count, count of a chunk, function. Reals: scale, shift. */
export function map(chunk: u32): void {
  const size = word(3), kind = word(4);
  const start = chunk * size, count = min(size, word(2) - start);
  let x = address(0) + (<usize>start << 2), y = address(1) + (<usize>start << 2);
  const scale = f32x4.splat(real(0)), shift = f32x4.splat(real(1));
  const end = x + (<usize>(count & ~3) << 2);
  for (; x < end; x += 16, y += 16) v128.store(y, apply(kind, v128.load(x), scale, shift));
  if (count & 3) storeLanes(y, apply(kind, loadLanes(x, count & 3), scale, shift), count & 3);
}

@inline
function apply(kind: u32, x: v128, scale: v128, shift: v128): v128 {
  switch (kind) {
    case RELU: return v128.bitselect(x, f32x4.splat(0), v128.or(f32x4.gt(x, f32x4.splat(0)), f32x4.ne(x, x)));
    case TANH: return tanh(x);
    case SIGMOID: return sigmoid(x);
    case GELU: return f32x4.mul(x, normalBelow(x, exp(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)))));
    case GELU_TANH: return f32x4.mul(x, gate(x));
    case EXP: return exp(x);
    case SQUARE: return f32x4.mul(x, x);
    default: return f32x4.add(f32x4.mul(x, scale), shift);
  }
}

/** The normal distribution function, (1 + erf(x / sqrt 2)) / 2. `power` is e^(-x^2 / 2). */
@inline
function normalBelow(x: v128, power: v128): v128 {
  const half = f32x4.splat(0.5);
  return multiplyAdd(erf(f32x4.mul(x, f32x4.splat(0.7071067811865476)), power), half, half);
}

/** (1 + tanh u) / 2 = sigmoid(2u), u = sqrt(2 / pi) (x + 0.044715 x^3) */
@inline
function gate(x: v128): v128 {
  const cubic = multiplyAdd(f32x4.mul(x, f32x4.mul(x, x)), f32x4.splat(0.044715), x);
  return sigmoid(f32x4.mul(cubic, f32x4.splat(1.5957691216057308)));
}

/** dx = dy f'(saved). Words: dy, saved, dx, count, count of a chunk, function. */
export function mapGradient(chunk: u32): void {
  const size = word(4), kind = word(5);
  const start = chunk * size, count = min(size, word(3) - start);
  const offset = <usize>start << 2;
  let dy = address(0) + offset, saved = address(1) + offset, dx = address(2) + offset;
  const end = dy + (<usize>(count & ~3) << 2);
  for (; dy < end; dy += 16, saved += 16, dx += 16) {
    v128.store(dx, f32x4.mul(v128.load(dy), derivative(kind, v128.load(saved))));
  }
  const rest = count & 3;
  if (rest) storeLanes(dx, f32x4.mul(loadLanes(dy, rest), derivative(kind, loadLanes(saved, rest))), rest);
}

@inline
function derivative(kind: u32, s: v128): v128 {
  const one = f32x4.splat(1);
  switch (kind) {
    case RELU: return v128.and(one, f32x4.gt(s, f32x4.splat(0)));
    case TANH: return f32x4.sub(one, f32x4.mul(s, s));
    case SIGMOID: return f32x4.mul(s, f32x4.sub(one, s));
    case GELU: {
      // Phi(x) + x phi(x), phi(x) = e^(-x^2 / 2) / sqrt(2 pi)
      const power = exp(f32x4.mul(f32x4.mul(s, s), f32x4.splat(-0.5)));
      return multiplyAdd(f32x4.mul(s, power), f32x4.splat(0.3989422804014327), normalBelow(s, power));
    }
    default: {
      // g + x g (1 - g) 2u', 2u' = 2 sqrt(2 / pi) (1 + 3 * 0.044715 x^2)
      const g = gate(s);
      const slope = multiplyAdd(f32x4.mul(s, s), f32x4.splat(0.21406477189), f32x4.splat(1.5957691216057308));
      return multiplyAdd(f32x4.mul(s, f32x4.mul(g, f32x4.sub(one, g))), slope, g);
    }
  }
}

/**
 * z = x op y on [outer, rows, columns], y broadcast by strides of 0. Words: x, y, z, outer, rows, columns, strides of y in numbers (outer,
 * row, and 0 or 1 for column), operation, rows of a chunk (of outer * rows).
 */
export function combine(chunk: u32): void {
  const rows = word(4), columns = word(5), size = word(10);
  const last = min(chunk * size + size, word(3) * rows);
  for (let row = chunk * size; row < last; row++) {
    const offset = <usize>row * columns << 2;
    const y = address(1) + ((<usize>(row / rows) * word(6) + <usize>(row % rows) * word(7)) << 2);
    if (word(8)) combineRow(address(0) + offset, y, address(2) + offset, columns);
    else combineOne(address(0) + offset, y, address(2) + offset, columns);
  }
}

function combineRow(x: usize, y: usize, z: usize, count: u32): void {
  const kind = word(9), rest = count & 3;
  const end = x + (<usize>(count & ~3) << 2);
  for (; x < end; x += 16, y += 16, z += 16) v128.store(z, operate(kind, v128.load(x), v128.load(y)));
  if (rest) storeLanes(z, operate(kind, loadLanes(x, rest), loadLanes(y, rest)), rest);
}

function combineOne(x: usize, one: usize, z: usize, count: u32): void {
  const kind = word(9), rest = count & 3;
  const y = v128.load32_splat(one);
  const end = x + (<usize>(count & ~3) << 2);
  for (; x < end; x += 16, z += 16) v128.store(z, operate(kind, v128.load(x), y));
  if (rest) storeLanes(z, operate(kind, loadLanes(x, rest), y), rest);
}

@inline
function operate(kind: u32, x: v128, y: v128): v128 {
  switch (kind) {
    case 0: return f32x4.add(x, y);
    case 1: return f32x4.sub(x, y);
    case 2: return f32x4.mul(x, y);
    case 3: return f32x4.div(x, y);
    case 4: return f32x4.sub(y, x);
    case 5: return f32x4.div(y, x);
    default: return y;
  }
}
