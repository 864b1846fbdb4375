/**
 * A number for people: grouped thousands; `digits` after the point where given, else whole numbers as they are and others
 * to four significant digits; very small or large ones in powers of ten.
 */
export function formatNumber(value: number, digits?: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-4 && digits === undefined)) return power(value);
  if (digits !== undefined) return grouped(value.toFixed(digits));
  if (Number.isInteger(value)) return grouped(String(value));
  const significant = Math.max(0, 3 - Math.floor(Math.log10(size)));
  return grouped(value.toFixed(significant).replace(/\.?0+$/, ''));
}

/** A tick of an axis: as {@link formatNumber}, from 100,000 on in thousands (K), millions (M) and thousand millions (B). */
export function formatTick(tick: number, digits: number): string {
  const size = Math.abs(tick);
  const unit = UNITS.find(({ from }) => size >= from);
  if (unit && size < 1e15) return `${formatNumber(tick / unit.scale)}${unit.letter}`;
  return digits > 6 ? formatNumber(tick) : formatNumber(tick, digits);
}

const UNITS = [
  { from: 1e9, scale: 1e9, letter: 'B' },
  { from: 1e6, scale: 1e6, letter: 'M' },
  { from: 1e5, scale: 1e3, letter: 'K' },
];

/** A time span in the two largest units that matter: 340 ms, 8.2 s, 3 min 20 s, 2 h 5 min. */
export function formatDuration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '–';
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return pair(seconds, 60, 'min', 's');
  return pair(Math.round(seconds / 60), 60, 'h', 'min');
}

function pair(value: number, base: number, large: string, small: string): string {
  const rest = value % base;
  return `${Math.floor(value / base)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

function power(value: number): string {
  const [mantissa, exponent] = value.toExponential(2).split('e');
  return `${minus(Number(mantissa).toString())} × 10^${minus(String(Number(exponent)))}`;
}

function grouped(decimal: string): string {
  const [whole, fraction] = decimal.split('.');
  const groups = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return minus(fraction === undefined ? groups : `${groups}.${fraction}`);
}

function minus(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace('-', '−');
}
