/** The shortest decimal that reads back as this 32-bit value; as numpy writes it, but for the look of exponents. */
export function valueText(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const rounded = Math.round(value * 1e6) / 1e6;
  if (Math.fround(rounded) === value) return String(rounded);
  for (let digits = 7; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9))); // nine digits tell all 32-bit values apart
}
