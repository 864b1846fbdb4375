// Functions of four lanes at a time, to single precision.
import { multiplyAdd } from '../simd';

/**
 * e^x for x up to 88, 0 below -87: 2^n 2^f, with n an integer, f in [-0.5, 0.5] and the minimax polynomial of degree 5 for 2^f
 * (Remez; relative error 7.5e-8). Adding 1.5 * 2^23 rounds to n and leaves it in the low bits.
 */
@inline
export function exp(x: v128): v128 {
  const low = f32x4.splat(-87);
  const held = f32x4.pmin(f32x4.pmax(x, low), f32x4.splat(88));
  const shift = f32x4.splat(12582912);
  const shifted = multiplyAdd(held, f32x4.splat(1.4426950408889634), shift);
  const n = f32x4.sub(shifted, shift);
  // ln 2 in two parts, so that f keeps its low bits where n is large
  let f = multiplyAdd(n, f32x4.splat(-0.693145751953125), held);
  f = multiplyAdd(n, f32x4.splat(-1.428606765330187e-6), f);
  f = f32x4.mul(f, f32x4.splat(1.4426950408889634));
  let power = multiplyAdd(f32x4.splat(0.001327647197947), f, f32x4.splat(0.009675541334211));
  power = multiplyAdd(power, f, f32x4.splat(0.055507132735426));
  power = multiplyAdd(power, f, f32x4.splat(0.240221197238486));
  power = multiplyAdd(power, f, f32x4.splat(0.693146967064733));
  power = multiplyAdd(power, f, f32x4.splat(1.000000071654682));
  const result = i32x4.add(power, i32x4.shl(shifted, 23));
  // a NaN is not below, and stays one through the polynomial
  return v128.andnot(result, f32x4.lt(x, low));
}

@inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** tanh |x| = (1 - e^-2|x|) / (1 + e^-2|x|), or below 0.25 its series, which keeps the relative precision. */
@inline
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const power = exp(f32x4.mul(size, f32x4.splat(-2)));
  const one = f32x4.splat(1);
  const large = f32x4.div(f32x4.sub(one, power), f32x4.add(one, power));
  const signed = v128.or(large, v128.and(x, i32x4.splat(0x80000000)));
  const square = f32x4.mul(x, x);
  let series = multiplyAdd(square, f32x4.splat(0.021869488536155203), f32x4.splat(-0.05396825396825397));
  series = multiplyAdd(series, square, f32x4.splat(0.13333333333333333));
  series = multiplyAdd(series, square, f32x4.splat(-0.3333333333333333));
  const small = multiplyAdd(f32x4.mul(x, square), series, x);
  return v128.bitselect(small, signed, f32x4.lt(size, f32x4.splat(0.25)));
}

/** erf x to 1.5e-7 (Abramowitz and Stegun 7.1.26). `power` is e^(-x^2), which a caller may need too. */
@inline
export function erf(x: v128, power: v128): v128 {
  const one = f32x4.splat(1);
  const t = f32x4.div(one, multiplyAdd(f32x4.abs(x), f32x4.splat(0.3275911), one));
  let sum = multiplyAdd(f32x4.splat(1.061405429), t, f32x4.splat(-1.453152027));
  sum = multiplyAdd(sum, t, f32x4.splat(1.421413741));
  sum = multiplyAdd(sum, t, f32x4.splat(-0.284496736));
  sum = multiplyAdd(sum, t, f32x4.splat(0.254829592));
  const size = f32x4.sub(one, f32x4.mul(f32x4.mul(sum, t), power));
  return v128.or(size, v128.and(x, i32x4.splat(0x80000000)));
}

/** The sum of the lanes, (0 + 2) + (1 + 3). */
@inline
export function laneSum(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

@inline
export function laneMax(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}

/** e^x of one number, as the lanes of {@link exp} give it. */
@inline
export function scalarExp(x: f32): f32 {
  return f32x4.extract_lane(exp(f32x4.splat(x)), 0);
}
