import { visible } from '@wordloom/errors';
import { formatNumber } from '../format/number.ts';
import { pad, truncate, widthOf } from './fit.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

export interface TextColumn {
  readonly name: string;
  /** Decimal places of its numbers. */
  readonly digits?: number;
}

const gap = '  ';
/** No column is cut narrower than this. */
const least = 6;
/** Text in the last column goes on in the next line; with a smaller share of the width it would be a ribbon. */
const leastShare = 0.4;

/**
 * Rows under their column names in lines of at most `width` columns: numbers to the right, text to the left. What does not fit
 * is broken between words in the last column, and cut in the widest others. All text is made visible.
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
  const natural = columns.map((_, i) => Math.max(...[names, ...cells].map((row) => widthOf(row[i]!))));
  const widths = fitWidths(natural, sides.at(-1) === 'left', width);
  const line = (row: readonly string[]) =>
    row
      .map((text, i) => pad(truncate(text, widths[i]!), widths[i]!, sides[i]))
      .join(gap)
      .trimEnd();
  const lines = (row: readonly string[]) => {
    const [first = '', ...more] = sides.at(-1) === 'left' ? wrap(row.at(-1)!, widths.at(-1)!) : [row.at(-1)!];
    const blank = columns.slice(1).map(() => '');
    return [line([...row.slice(0, -1), first]), ...more.map((text) => line([...blank, text]))];
  };
  const head = names.some((name) => name !== '') ? [paint('dim', line(names))] : [];
  return [...head, ...cells.flatMap(lines)];
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

/** Narrows the last column first where it can go on in the next line, then the widest, until all fit. */
function fitWidths(natural: readonly number[], lastWraps: boolean, width: number): number[] {
  const widths = [...natural];
  const surplus = () => widths.reduce((sum, w) => sum + w, 0) + gap.length * (widths.length - 1) - width;
  if (lastWraps && surplus() > 0) {
    const last = widths.at(-1)!;
    widths[widths.length - 1] = Math.max(last - surplus(), Math.min(last, Math.floor(width * leastShare)));
  }
  while (surplus() > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= least) break;
    widths[widest]!--;
  }
  return widths;
}
