// Those that are exact in 64 bits.
const powersOfTen = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
];
const plus = 43;
const minus = 45;
const point = 46;
const zero = 48;
const nine = 57;
const longestNumber = 400;

/**
 * The number that these bytes spell, such as `-0.25` or `1e-05`, as JavaScript and Python read it; NaN where they spell none.
 * Up to 15 digits need no string: a quotient of two exact numbers is rounded once (Clinger 1990).
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === minus;
  if (negative || bytes[at] === plus) at++;
  let digits = 0;
  let mantissa = 0;
  let exponent = 0;
  let pointSeen = false;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= zero && byte <= nine) {
      mantissa = mantissa * 10 + (byte - zero);
      if (mantissa > 0) digits++;
      if (pointSeen) exponent--;
    } else if (byte === point && !pointSeen) pointSeen = true;
    else break;
  }
  if (at < end || digits > 15 || exponent < -22 || at - start < 3) return parseSlowly(bytes, start, end);
  const magnitude = mantissa / powersOfTen[-exponent]!;
  return negative ? -magnitude : magnitude;
}

function parseSlowly(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > longestNumber) return Number.NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end));
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
