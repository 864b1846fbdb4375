import { visible } from '@wordloom/errors';
import type { Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { type AffectedData, affectedRows, affectedSummary } from './affected-data.ts';

/** What a change touches, as a person reads it in a terminal. */
export function affectedText(data: AffectedData, { columns, paint }: Terminal): string {
  const sections = data.pipelines.map((pipeline) => {
    const title = `${visible(pipeline.name)}  ${paint('dim', visible(pipeline.owners.join(' ')))}`.trimEnd();
    const rows = affectedRows(pipeline).map(({ stage, why, owners }) => [stage, owners.join(' '), why]);
    if (pipeline.change !== 'changed')
      return `${title}\n${rows.map(([, , why]) => `  ${visible(why!)}`).join('\n')}`;
    const names = ['stage', 'owners', 'why'].map((name) => ({ name }));
    return [title, ...textTable(names, rows, columns, paint)].join('\n');
  });
  return `${[...sections, affectedSummary(data)].join('\n\n')}\n`;
}
