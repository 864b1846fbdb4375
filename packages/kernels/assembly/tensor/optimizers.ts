import { address, real, word } from './job';

/**
 * Adam. Words: parameter, gradient, first moment, second moment, count, count of a chunk, 1 for decay apart from the gradient.
 * Reals: rate / (1 - beta1^t), beta1, 1 - beta1, beta2, 1 - beta2, 1 / sqrt(1 - beta2^t), epsilon, decay (times the rate where apart).
 */
export function adam(chunk: u32): void {
  const size = word(5), start = chunk * size, count = min(size, word(4) - start);
  const offset = <usize>start << 2;
  let p = address(0) + offset, g = address(1) + offset, m = address(2) + offset, v = address(3) + offset;
  const rate = f32x4.splat(real(0)), beta1 = f32x4.splat(real(1)), rest1 = f32x4.splat(real(2));
  const beta2 = f32x4.splat(real(3)), rest2 = f32x4.splat(real(4));
  const root = f32x4.splat(real(5)), epsilon = f32x4.splat(real(6)), decay = f32x4.splat(real(7));
  const apart = word(6) != 0;
  // Memory is allocated in whole blocks of 64 bytes, so the last four may reach over the end, into nothing.
  const end = p + (<usize>count << 2);
  for (; p < end; p += 16, g += 16, m += 16, v += 16) {
    let value = v128.load(p), gradient = v128.load(g);
    if (apart) value = f32x4.sub(value, f32x4.mul(value, decay));
    else gradient = f32x4.add(gradient, f32x4.mul(value, decay));
    const first = f32x4.add(f32x4.mul(v128.load(m), beta1), f32x4.mul(gradient, rest1));
    const second = f32x4.add(f32x4.mul(v128.load(v), beta2), f32x4.mul(f32x4.mul(gradient, gradient), rest2));
    v128.store(m, first);
    v128.store(v, second);
    const deviation = f32x4.add(f32x4.mul(f32x4.sqrt(second), root), epsilon);
    v128.store(p, f32x4.sub(value, f32x4.mul(f32x4.div(first, deviation), rate)));
  }
}

/** Adagrad. Words: parameter, gradient, sum of squares, count, count of a chunk. Reals: rate, epsilon. */
export function adagrad(chunk: u32): void {
  const size = word(4), start = chunk * size, count = min(size, word(3) - start);
  const offset = <usize>start << 2;
  let p = address(0) + offset, g = address(1) + offset, s = address(2) + offset;
  const rate = f32x4.splat(real(0)), epsilon = f32x4.splat(real(1));
  const end = p + (<usize>count << 2);
  for (; p < end; p += 16, g += 16, s += 16) {
    const gradient = v128.load(g);
    const sum = f32x4.add(v128.load(s), f32x4.mul(gradient, gradient));
    v128.store(s, sum);
    const change = f32x4.mul(f32x4.div(gradient, f32x4.add(f32x4.sqrt(sum), epsilon)), rate);
    v128.store(p, f32x4.sub(v128.load(p), change));
  }
}

/** SGD. Words: parameter, gradient, velocity or 0, count, count of a chunk. Reals: rate, momentum, decay. */
export function sgd(chunk: u32): void {
  const size = word(4), start = chunk * size, count = min(size, word(3) - start);
  const offset = <usize>start << 2;
  let p = address(0) + offset, g = address(1) + offset, v = address(2) + offset;
  const rate = f32x4.splat(real(0)), momentum = f32x4.splat(real(1)), decay = f32x4.splat(real(2));
  const end = p + (<usize>count << 2);
  for (; p < end; p += 16, g += 16, v += 16) {
    const value = v128.load(p);
    let change = f32x4.add(v128.load(g), f32x4.mul(value, decay));
    if (address(2)) {
      change = f32x4.add(f32x4.mul(v128.load(v), momentum), change);
      v128.store(v, change);
    }
    v128.store(p, f32x4.sub(value, f32x4.mul(change, rate)));
  }
}
