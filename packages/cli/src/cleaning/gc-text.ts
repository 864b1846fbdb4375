import { formatAge } from '../format/age.ts';
import { formatBytes } from '../format/bytes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { wrap } from '../terminal/wrap.ts';
import type { GcData } from './gc-data.ts';

/** What a cleaning frees, or would free, for a person. */
export function gcText(data: GcData, { columns, paint }: Terminal, now: number): string {
  const { artifacts, blobs, checkpoints, unfinished, deleted } = data;
  const number = artifacts.length + blobs.number + checkpoints.number + unfinished.number;
  const kept = keptText(data);
  if (number === 0) return `${[...wrap(`nothing to free; ${kept}`, columns)].join('\n')}\n`;
  const bytes = blobs.bytes + checkpoints.bytes + unfinished.bytes;
  const what = textTable(
    [{ name: '' }, { name: 'number' }, { name: 'size' }],
    [
      ['files of artifacts', blobs.number, formatBytes(blobs.bytes)],
      ['checkpoints', checkpoints.number, formatBytes(checkpoints.bytes)],
      ['left half written', unfinished.number, formatBytes(unfinished.bytes)],
    ].filter(([, count]) => count !== 0),
    columns,
    paint,
  );
  return `${[
    paint('bold', `${deleted ? 'freed' : 'would free'} ${formatBytes(bytes)}`),
    ...(what.length > 1 ? what : []),
    ...(artifacts.length > 0 ? ['', ...stageLines(data, columns, paint, now)] : []),
    '',
    ...wrap(kept, columns),
    ...(deleted ? [] : wrap('nothing was deleted; wordloom gc --delete does it', columns)),
  ].join('\n')}\n`;
}

/** The artifacts that go, by stage. */
function stageLines({ artifacts }: GcData, columns: number, paint: Terminal['paint'], now: number): string[] {
  const stages = new Map<string, { count: number; last: string }>();
  for (const { stage, usedAt } of artifacts) {
    const { count, last } = stages.get(stage) ?? { count: 0, last: usedAt };
    stages.set(stage, { count: count + 1, last: [last, usedAt].sort().at(-1)! });
  }
  const rows = [...stages].map(([stage, { count, last }]) => [stage, count, formatAge(last, now)]);
  return textTable([{ name: 'stage' }, { name: 'artifacts' }, { name: 'last used' }], rows, columns, paint);
}

function keptText({ kept, runs, pinned, days, others }: GcData): string {
  const pins = pinned > 0 ? `, ${pinned} of them pinned` : '';
  const ofRuns = `the artifacts of ${runs} ${runs === 1 ? 'run' : 'runs'}${pins}, and what was used in the last ${days === 0 ? 'hour' : days === 1 ? 'day' : `${days} days`}`;
  const busy = others.map(({ host, pid }) => `process ${pid} on ${host}`).join(', ');
  const atWork =
    others.length > 0
      ? `; ${busy} ${others.length === 1 ? 'is' : 'are'} at work, and what they use is kept`
      : '';
  return `kept: ${kept.number} ${kept.number === 1 ? 'artifact' : 'artifacts'} (${formatBytes(kept.bytes)}), ${ofRuns}${atWork}`;
}
