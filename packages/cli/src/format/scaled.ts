/** A number to three significant digits with the suffix of its size, each 1000 times the one before; small whole numbers whole. */
export function scaled(value: number, suffixes: readonly string[]): string {
  let step = 0;
  let rest = value;
  while (Math.abs(rest) >= 999.5 && step < suffixes.length - 1) {
    rest /= 1000;
    step++;
  }
  const size = Math.abs(rest);
  const digits = (step === 0 && Number.isInteger(rest)) || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return `${rest.toFixed(digits)}${suffixes[step]!}`;
}
