import type { Manifest } from '@wordloom/artifact';
import { visible } from '@wordloom/errors';
import type { Table } from '@wordloom/events';
import type { Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { wrap } from '../terminal/wrap.ts';

/** Widest that a table is drawn, however wide the terminal. */
const widest = 120;

/** The tables that stages want to be seen when a run ends. */
export function highlightsOf(manifests: Iterable<Manifest>): Table[] {
  return [...manifests].flatMap(({ figures }) =>
    figures.filter((figure): figure is Table => figure.kind === 'table' && figure.highlight === true),
  );
}

/** A table with its title and caption, as lines. */
export function tableLines(
  { title, caption, columns, rows }: Table,
  { columns: room, paint }: Terminal,
): string[] {
  const width = Math.min(room, widest);
  return [
    ...wrap(visible(title), width).map((line) => paint('bold', line)),
    ...(caption === undefined ? [] : wrap(visible(caption), width).map((line) => paint('dim', line))),
    ...textTable(columns, rows, width, paint),
  ];
}
