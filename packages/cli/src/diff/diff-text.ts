import { visible } from '@wordloom/errors';
import type { z } from 'zod';
import { formatAge } from '../format/age.ts';
import { formatNumber } from '../format/number.ts';
import type { diffOutput } from '../outputs/diff.ts';
import { shortId } from '../runs/find-run.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { wrap } from '../terminal/wrap.ts';

type Diff = z.output<typeof diffOutput>;
type Node = Diff['nodes'][number];

/** Two runs and what differs in them, as a person reads it. */
export function diffText({ before, after, nodes }: Diff, now: number, terminal: Terminal): string {
  const { columns, paint } = terminal;
  const title = `${visible(after.pipeline)}: ${runText(before, now)} → ${runText(after, now)}`;
  const changed = nodes.filter(({ state }) => state !== 'same');
  if (changed.length === 0)
    return `${[...wrap(title, columns), '', `nothing differs: all ${nodes.length} stages are the same`].join('\n')}\n`;
  const sections = [
    wrap(title, columns).map((line) => paint('bold', line)),
    causeLines(changed, terminal),
    metricLines(changed, terminal),
    wrap(restText(nodes), columns),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function runText({ id, startedAt, profile, ok }: Diff['before'], now: number): string {
  const facts = [
    formatAge(startedAt, now),
    ...(profile === undefined ? [] : [`profile ${visible(profile)}`]),
    ...(ok ? [] : ['not to its end']),
  ];
  return `${shortId(id)} (${facts.join(', ')})`;
}

function causeLines(changed: readonly Node[], { columns, paint }: Terminal): string[] {
  const causes = changed.flatMap(({ id, state, causes }) => {
    if (state === 'added') return [{ node: id, reason: 'it is only in the later run' }];
    return state === 'removed' ? [{ node: id, reason: 'it is only in the earlier run' }] : causes;
  });
  const distinct = new Map(causes.map(({ node, reason }) => [`${node}\n${reason}`, [node, reason]]));
  const rows = [...distinct.values()];
  return textTable([{ name: 'stage' }, { name: 'what was changed' }], rows, columns, paint);
}

function metricLines(changed: readonly Node[], { columns, paint }: Terminal): string[] {
  const rows = changed.flatMap((node) =>
    node.metrics.map(({ name, before, after }) => [
      `${node.id} ${name}`,
      figureText(before),
      figureText(after),
      changeText(before, after),
      becauseText(node),
    ]),
  );
  if (rows.length === 0) return [];
  const names = ['metric', 'before', 'after', 'change', 'because of'].map((name) => ({ name }));
  return textTable(names, rows, columns, paint);
}

function figureText(value: number | null | undefined): string {
  if (value === undefined) return '–';
  return value === null ? 'NaN' : formatNumber(value);
}

function changeText(before: number | null | undefined, after: number | null | undefined): string {
  if (typeof before !== 'number' || typeof after !== 'number') return '';
  const change = after - before;
  return `${change > 0 ? '+' : ''}${formatNumber(change)}`;
}

function becauseText({ id, state, causes }: Node): string {
  if (state !== 'changed') return `it is ${state}`;
  return causes.map(({ node, reason }) => (node === id ? reason : `${node}: ${reason}`)).join('; ');
}

function restText(nodes: readonly Node[]): string {
  const same = nodes.filter(({ state }) => state === 'same');
  const silent = nodes.filter(({ state, metrics }) => state === 'changed' && metrics.length === 0);
  const named = (list: readonly Node[]) => list.map(({ id }) => visible(id)).join(', ');
  return [
    ...(silent.length > 0 ? [`changed, with no other metric: ${named(silent)}`] : []),
    ...(same.length > 0 ? [`the same: ${named(same)}`] : []),
  ].join('; ');
}
