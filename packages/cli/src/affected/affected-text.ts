import { visible } from '@wordloom/errors';
import type { Terminal } from '../terminal/terminal.ts';
import { type AffectedData, affectedRows, affectedSummary } from './affected-data.ts';

/** What a change touches, as a person reads it in a terminal. */
export function affectedText(data: AffectedData, { paint }: Terminal): string {
  const titled = (name: string, owners: readonly string[]) =>
    `${visible(name)}  ${paint('dim', visible(owners.join(' ')))}`.trimEnd();
  const sections = data.pipelines.map((pipeline) =>
    [
      titled(pipeline.name, pipeline.owners),
      ...affectedRows(pipeline).flatMap(({ stage, why, owners }) => [
        ...(stage === '' ? [] : [`  ${titled(stage, owners)}`]),
        ...why.map((reason) => `${stage === '' ? '  ' : '    '}${visible(reason)}`),
      ]),
    ].join('\n'),
  );
  return `${[...sections, affectedSummary(data)].join('\n\n')}\n`;
}
