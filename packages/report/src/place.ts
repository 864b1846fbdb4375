import type { Figure } from '@wordloom/events';
import { z } from 'zod';

/** A metric of a node, or a bar or cell of what a node drew, by titles. */
export const place = z.union([
  z.object({ node: z.string(), metric: z.string() }),
  z.object({ node: z.string(), bars: z.string(), series: z.string(), label: z.string() }),
  z.object({ node: z.string(), table: z.string(), row: z.string(), column: z.string() }),
]);

export type Place = z.output<typeof place>;

/** What nodes found, by node. */
export type Findings = ReadonlyMap<
  string,
  { readonly metrics: Readonly<Record<string, number | null>>; readonly figures: readonly Figure[] }
>;

/** The figure at a place; undefined where the run has none there. */
export function find(of: Place, findings: Findings): string | number | undefined {
  const node = findings.get(of.node);
  if (!node) return undefined;
  if ('metric' in of) return node.metrics[of.metric] ?? undefined;
  for (const figure of node.figures) {
    if (figure.kind === 'bars' && 'bars' in of && figure.title === of.bars) {
      return figure.series.find(({ name }) => name === of.series)?.values[figure.labels.indexOf(of.label)];
    }
    if (figure.kind === 'table' && 'table' in of && figure.title === of.table) {
      const column = figure.columns.findIndex(({ name }) => name === of.column);
      return figure.rows.find(([first]) => first === of.row)?.[column];
    }
  }
  return undefined;
}
