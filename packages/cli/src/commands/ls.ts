import { existsSync } from 'node:fs';
import { visible } from '@wordloom/errors';
import { buildGraph } from '@wordloom/stage';
import type { z } from 'zod';
import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatAge } from '../format/age.ts';
import { pipelinesOutput } from '../outputs/pipelines.ts';
import { findPipelineHere, pipelineNamesHere } from '../pipelines-here.ts';
import { printJson } from '../print-json.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

type Listed = z.input<typeof pipelinesOutput>[number];

export const ls = command({
  name: 'ls',
  summary: 'list the pipelines',
  examples: ['wordloom ls'],
  args: { ...storeOption, ...jsonOption, ...colorOption },
  run: async ({ store, json, color }) => {
    const folders = foldersHere(store);
    const runs = existsSync(folders.store) ? (await openStoreToRead(folders)).runs : undefined;
    const listed: Listed[] = [];
    for (const name of pipelineNamesHere()) {
      const last = await runs?.latest({ pipeline: name });
      listed.push({ name, ...(await describe(name)), ...(last ? { lastRun: last } : {}) });
    }
    if (json) printJson(pipelinesOutput, listed);
    else process.stdout.write(listText(listed, terminalOf(process.stdout, process.env, color)));
    return exitCodes.ok;
  },
});

async function describe(name: string): Promise<Omit<Listed, 'name' | 'lastRun'>> {
  try {
    const pipeline = await findPipelineHere(name);
    const stages = buildGraph(pipeline).nodes.filter(({ kind }) => kind === 'stage').length;
    return { summary: pipeline.summary, stages, profiles: Object.keys(pipeline.profiles ?? {}) };
  } catch (error) {
    return { profiles: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

function listText(listed: readonly Listed[], { columns, paint }: ReturnType<typeof terminalOf>): string {
  if (listed.length === 0) return "no pipelines: there is no folder 'pipelines' with any from here upwards\n";
  const rows = listed.map(({ name, stages, profiles, lastRun }) => [
    name,
    stages,
    profiles.join(' '),
    lastRun ? `${formatAge(lastRun.startedAt, Date.now())}${lastRun.ok ? '' : ', not to its end'}` : 'never',
  ]);
  const [head, ...lines] = textTable(
    [{ name: 'pipeline' }, { name: 'stages' }, { name: 'profiles' }, { name: 'last run' }],
    rows,
    columns,
    paint,
  );
  const about = listed.map(({ summary, problem }) =>
    problem === undefined
      ? paint('dim', `  ${visible(summary ?? '')}`)
      : paint('red', `  ${visible(problem)}`),
  );
  return `${[head, ...lines.flatMap((line, i) => [line, about[i]!])].join('\n')}\n`;
}
