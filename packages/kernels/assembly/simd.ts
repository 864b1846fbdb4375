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
 * What `sigmoid` needs, kept in memory: as literals V8 would build each anew, from three instructions, at each use.
 * The bound, -1 / ln 2, 1.5 * 2^23, then 2^f's polynomial from the highest power.
 */
const SIGMOID = memory.data<f32>([
  -20, 20, -1.4426950408889634, 12582912,
  0.001327647197947, 0.009675541334211, 0.055507132735426, 0.240221197238486, 0.693146967064733, 1.000000071654682,
  1,
]);

/**
 * 1 / (1 + e^-x) for |x| up to 20, held there beyond (off by 2e-9 at most). e^-x = 2^n 2^f, n an integer, f in
 * [-0.5, 0.5], with the minimax polynomial of degree 5 for 2^f (Remez; relative error 7.5e-8, about one unit in the
 * last place). Adding 1.5 * 2^23 rounds to n and leaves it in the low bits, from where it goes to the exponent.
 */
@inline
export function sigmoid(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(x, v128.load32_splat(SIGMOID)), v128.load32_splat(SIGMOID, 4));
  const t = f32x4.mul(held, v128.load32_splat(SIGMOID, 8));
  const shift = v128.load32_splat(SIGMOID, 12);
  const shifted = f32x4.add(t, shift);
  const f = f32x4.sub(t, f32x4.sub(shifted, shift));
  let power = multiplyAdd(v128.load32_splat(SIGMOID, 16), f, v128.load32_splat(SIGMOID, 20));
  power = multiplyAdd(power, f, v128.load32_splat(SIGMOID, 24));
  power = multiplyAdd(power, f, v128.load32_splat(SIGMOID, 28));
  power = multiplyAdd(power, f, v128.load32_splat(SIGMOID, 32));
  power = multiplyAdd(power, f, v128.load32_splat(SIGMOID, 36));
  const one = v128.load32_splat(SIGMOID, 40);
  return f32x4.div(one, f32x4.add(one, i32x4.add(power, i32x4.shl(shifted, 23))));
}
