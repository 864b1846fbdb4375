import { existsSync } from 'node:fs';
import { suggest, visible, WordloomError } from '@wordloom/errors';
import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { wholeNumber } from '../arguments/whole-number.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatAge } from '../format/age.ts';
import { formatDuration } from '../format/duration.ts';
import { runsOutput } from '../outputs/runs.ts';
import { pipelineNamesHere } from '../pipelines-here.ts';
import { printJson } from '../print-json.ts';
import { settingText } from '../runs/command-text.ts';
import { shortId } from '../runs/find-run.ts';
import { type ListedRun, newestRuns } from '../runs/run-list.ts';
import { type Terminal, terminalOf } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

const usualLimit = 20;

export const runs = command({
  name: 'runs',
  summary: 'list the runs, newest first',
  notes: ['The name of a run is the end of its id; wordloom diff and wordloom export take either.'],
  examples: ['wordloom runs', 'wordloom runs quickstart --limit 5'],
  args: {
    pipeline: { type: 'positional', required: false, description: 'only runs of this pipeline' },
    limit: { type: 'string', valueHint: 'N', description: `how many at most (default: ${usualLimit})` },
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async ({ pipeline, limit, store, json, color }) => {
    const folders = foldersHere(store);
    const most = limit === undefined ? usualLimit : wholeNumber('--limit', limit, 1);
    const where = { limit: most, ...(pipeline === undefined ? {} : { pipeline }) };
    const listed = existsSync(folders.store) ? await newestRuns(await openStoreToRead(folders), where) : [];
    if (listed.length === 0 && pipeline !== undefined) checkPipelineName(pipeline);
    if (json) printJson(runsOutput, listed);
    else process.stdout.write(listText(listed, pipeline, terminalOf(process.stdout, process.env, color)));
    return exitCodes.ok;
  },
});

/** A slip of the fingers is not a pipeline that has not run. */
function checkPipelineName(name: string): void {
  const names = pipelineNamesHere();
  if (names.includes(name)) return;
  throw new WordloomError({
    code: 'cli/no-runs',
    what: `there is no pipeline '${visible(name)}' here, and no run of it in the store`,
    fix: suggest(name, names, 'pipeline'),
  });
}

function listText(
  listed: readonly ListedRun[],
  pipeline: string | undefined,
  { columns, paint }: Terminal,
): string {
  if (listed.length === 0)
    return `no runs${pipeline === undefined ? '' : ` of ${visible(pipeline)}`} in the store yet\n`;
  const rows = listed.map((run) => [
    shortId(run.id),
    run.pipeline,
    run.profile ?? '',
    formatAge(run.startedAt, Date.now()),
    endText(run),
    Object.entries(run.set ?? {})
      .map(([path, value]) => `${path}=${settingText(value)}`)
      .join(' '),
  ]);
  // Columns in which nothing stands are left out, since eighty columns are few.
  const names = ['run', 'pipeline', 'profile', 'when', 'end', 'settings'];
  const used = names.map((_, i) => i).filter((i) => rows.some((row) => row[i] !== ''));
  const table = textTable(
    used.map((i) => ({ name: names[i]! })),
    rows.map((row) => used.map((i) => row[i])),
    columns,
    paint,
  );
  return `${table.join('\n')}\n`;
}

function endText({ state, milliseconds = 0, counts = {}, failed = [] }: ListedRun): string {
  if (state === 'unfinished') return 'not ended';
  if (failed.length > 0) return `${failed.join(', ')} failed`;
  if (state === 'failed') return 'stopped';
  const ran = counts.ran ?? 0;
  return ran === 0 ? 'nothing changed' : `${ran} ran, ${formatDuration(milliseconds)}`;
}
