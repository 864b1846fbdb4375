import { visible } from '@wordloom/errors';
import { formatNumber } from '../format/number.ts';
import { pad, truncate, widthOf } from './fit.ts';
import type { Paint } from './paint.ts';

export interface TextColumn {
  readonly name: string;
  /** Decimal places of its numbers. */
  readonly digits?: number;
}

const gap = 2;
/** No column is cut narrower than this. */
const least = 6;

/**
 * Rows under their column names in lines of at most `width` columns: numbers to the right, text to the left, the widest
 * columns cut first. All text is made visible.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly (string | number | undefined)[])[],
  width: number,
  paint: Paint,
): string[] {
  const cells = rows.map((row) => columns.map((column, i) => cellText(row[i], column)));
  const names = columns.map(({ name }) => visible(name));
  const sides = columns.map((_, i) => (isNumeric(rows, i) ? ('right' as const) : ('left' as const)));
  const widths = fitWidths(
    columns.map((_, i) => Math.max(widthOf(names[i]!), ...cells.map((row) => widthOf(row[i]!)))),
    width,
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, i) => pad(truncate(text, widths[i]!), widths[i]!, sides[i]))
      .join(' '.repeat(gap))
      .trimEnd();
  const head = names.some((name) => name !== '') ? [paint('dim', line(names))] : [];
  return [...head, ...cells.map(line)];
}

function cellText(value: string | number | undefined, { digits }: TextColumn): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? formatNumber(value, digits) : visible(value);
}

function isNumeric(rows: readonly (readonly unknown[])[], column: number): boolean {
  return (
    rows.some((row) => typeof row[column] === 'number') &&
    rows.every((row) => typeof row[column] !== 'string')
  );
}

/** Takes columns away from the widest until all fit. */
function fitWidths(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let surplus = widths.reduce((sum, w) => sum + w, 0) + gap * (widths.length - 1) - width;
  while (surplus > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= least) break;
    widths[widest]!--;
    surplus--;
  }
  return widths;
}
