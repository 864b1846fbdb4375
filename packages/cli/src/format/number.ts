/** A figure: thousands grouped, fractions to `digits` places, or to four significant digits where it does not say. */
export function formatNumber(value: number, digits?: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (digits !== undefined) return grouped(value.toFixed(digits));
  if (Number.isInteger(value)) return grouped(String(value));
  const size = Math.abs(value);
  if (size >= 1000) return grouped(value.toFixed(0));
  return size < 1e-4 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

function grouped(decimal: string): string {
  const [whole, fraction] = decimal.split('.');
  const spaced = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}
