import { visible } from '@wordloom/errors';
import type { Terminal } from '../terminal/terminal.ts';
import { type TextColumn, textTable } from '../terminal/text-table.ts';

type Rows = readonly (readonly (string | number | undefined)[])[];

/** A titled table after an empty line; nothing where there are no rows. */
export function section(
  title: string,
  columns: readonly TextColumn[],
  rows: Rows,
  terminal: Terminal,
): string[] {
  if (rows.length === 0) return [];
  const { columns: width, paint } = terminal;
  return ['', paint('bold', title), ...textTable(columns, rows, width - 2, paint).map((line) => `  ${line}`)];
}

/** Columns by their names; an empty name heads a column that explains itself. */
export function named(...names: string[]): TextColumn[] {
  return names.map((name) => ({ name }));
}

/** A value of a parameter as it would be given with `--set`. */
export function valueText(value: unknown): string {
  if (value === undefined) return '';
  return visible(typeof value === 'string' ? value : JSON.stringify(value));
}
