import type { ComparedMetric, VerifiedNode } from '@wordloom/engine';
import { visible } from '@wordloom/errors';
import { formatNumber } from '../format/number.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { wrap } from '../terminal/wrap.ts';

/** Whether an artifact is whole and its stage keeps what it promises. */
export function isKept({ verdict }: VerifiedNode): boolean {
  return verdict === 'same' || verdict === 'within' || verdict === 'free';
}

/** What each stage promises and what was found. */
export function verifyText(verified: readonly VerifiedNode[], { columns, paint }: Terminal): string {
  const rows = verified.map((node) => [node.node.id, promiseText(node), foundText(node)]);
  const names = ['stage', 'promises', 'found'].map((name) => ({ name }));
  return `${[...textTable(names, rows, columns, paint), '', ...wrap(endText(verified), columns)].join('\n')}\n`;
}

function promiseText({ node, promises }: VerifiedNode): string {
  if (promises === 'bits') return 'same bits';
  if (promises === 'nothing' || node.kind === 'asset') return 'nothing';
  const tolerances = Object.entries(node.stage.tolerances ?? {});
  return tolerances.map(([name, tolerance]) => `${name} within ${percent(tolerance)}`).join(', ');
}

function foundText({ verdict, differences, metrics }: VerifiedNode): string {
  const found = [...metrics.map(metricText), ...(metrics.length > 0 ? [] : differences)].join('; ');
  switch (verdict) {
    case 'same':
      return 'same bits';
    case 'within':
      return found;
    case 'free':
      return `other bits: ${found}`;
    case 'broken':
      return `NOT KEPT: ${found}`;
    case 'damaged':
      return `DAMAGED: ${found}`;
    case 'failed':
      return `FAILED: ${found}`;
    case 'missing':
      return 'not in the store';
    case 'stopped':
      return 'stopped';
  }
}

function metricText({ name, was, is, difference }: ComparedMetric): string {
  const by = difference === undefined ? '' : ` (by ${percent(difference)})`;
  return `${visible(name)} ${valueText(is)}, was ${valueText(was)}${by}`;
}

function valueText(value: number | null | undefined): string {
  return value == null ? 'no number' : formatNumber(value);
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

function endText(verified: readonly VerifiedNode[]): string {
  const of = (...verdicts: VerifiedNode['verdict'][]) =>
    verified.filter(({ verdict }) => verdicts.includes(verdict)).map(({ node }) => visible(node.id));
  const parts = [
    [of('broken'), 'not what it promises'],
    [of('damaged'), 'damaged in the store; the next run makes it again'],
    [of('failed'), 'failed'],
    [of('missing'), 'not in the store as the code and parameters are now; wordloom run makes it'],
  ] as const;
  const wrong = parts.filter(([ids]) => ids.length > 0).map(([ids, what]) => `${ids.join(', ')}: ${what}`);
  if (wrong.length > 0) return wrong.join('. ');
  if (verified.length === 1) return 'it is whole and keeps what it promises';
  return `all ${verified.length} are whole and keep what they promise`;
}
