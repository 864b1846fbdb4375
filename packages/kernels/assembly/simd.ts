// The four-lane arithmetic that all kernels share. ASC_FEATURE_RELAXED_SIMD is known when compiling, so each
// binary holds one of the two branches.

/** a * b + c: fused, rounded once, in the relaxed binary; rounded twice in the other. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/**
 * Whether multiplyAdd rounds once on this processor: (1 + 2^-12)^2 - (1 + 2^-11) is 2^-24, or 0 where the square is
 * rounded first.
 */
export function fusesMultiplyAdd(): bool {
  const factor = f32x4.splat(1.000244140625);
  return f32x4.extract_lane(multiplyAdd(factor, factor, f32x4.splat(-1.00048828125)), 0) != 0;
}

/** The sums over the lanes of a, b, c and d, in that order: a 4 x 4 transpose folded into the additions. */
@inline
export function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/**
 * 1 / (1 + e^-x) for |x| up to 20, held there beyond (off by 2e-9 at most). e^-x = 2^n 2^f, n an integer, f in
 * [-0.5, 0.5], with the minimax polynomial of degree 5 for 2^f (Remez; relative error 7.5e-8, about one unit in the
 * last place).
 */
@inline
export function sigmoid(x: v128): v128 {
  const held = f32x4.min(f32x4.max(x, f32x4.splat(-20)), f32x4.splat(20));
  const t = f32x4.mul(held, f32x4.splat(-1.4426950408889634));
  const n = f32x4.nearest(t);
  const f = f32x4.sub(t, n);
  let power = f32x4.splat(0.001327647197947);
  power = multiplyAdd(power, f, f32x4.splat(0.009675541334211));
  power = multiplyAdd(power, f, f32x4.splat(0.055507132735426));
  power = multiplyAdd(power, f, f32x4.splat(0.240221197238486));
  power = multiplyAdd(power, f, f32x4.splat(0.693146967064733));
  power = multiplyAdd(power, f, f32x4.splat(1.000000071654682));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, f32x4.mul(power, exponent)));
}
