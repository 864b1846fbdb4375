import { type PlannedNode, planPipeline } from '@wordloom/engine';
import { buildGraph } from '@wordloom/stage';
import { settingsOf } from '../arguments/settings.ts';
import {
  colorOption,
  jsonOption,
  pipelineArgument,
  remoteOption,
  settingOptions,
  storeOption,
} from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatBytes } from '../format/bytes.ts';
import { formatDuration } from '../format/duration.ts';
import { planOutput } from '../outputs/plan.ts';
import { findPipelineHere } from '../pipelines-here.ts';
import { plannedData } from '../planned.ts';
import { printJson } from '../print-json.ts';
import { type Terminal, terminalOf } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { foldersHere, openWorld } from '../world.ts';

export const plan = command({
  name: 'plan',
  summary: 'what a run would do, and how long it would take',
  notes: ['Times and sizes are those of the last time a stage ran. wordloom why has all reasons of a stage.'],
  examples: ['wordloom plan quickstart', 'wordloom plan quickstart --set train.epochs=3'],
  args: {
    ...pipelineArgument,
    ...settingOptions,
    ...storeOption,
    ...remoteOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args, words) => {
    const graph = buildGraph(await findPipelineHere(args.name), settingsOf(args, words));
    const planned = await planPipeline(graph, await openWorld(foldersHere(args.store), args.remote));
    if (args.json) {
      const { pipeline, profile } = graph;
      printJson(planOutput, { pipeline, profile, nodes: planned.map(plannedData), ...totals(planned) });
    } else process.stdout.write(planText(planned, terminalOf(process.stdout, process.env, args.color)));
    return exitCodes.ok;
  },
});

function planText(planned: readonly PlannedNode[], { columns, paint }: Terminal): string {
  const rows = planned.map(({ node, state, reasons, milliseconds, bytes }) => [
    node.id,
    state,
    milliseconds === undefined ? '?' : formatDuration(milliseconds),
    bytes === undefined ? '?' : formatBytes(bytes),
    reasonText(reasons),
  ]);
  const names = ['stage', 'state', 'time', 'size', 'why'].map((name) => ({ name }));
  return `${[...textTable(names, rows, columns, paint), '', totalText(planned)].join('\n')}\n`;
}

/** The first, which tells most; `why` has them all. */
function reasonText([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first}, and ${more.length} more`;
}

function totals(planned: readonly PlannedNode[]): { milliseconds: number; bytes: number } {
  const open = planned.filter(({ state }) => state === 'runs' || state === 'waits');
  return {
    milliseconds: open.reduce((sum, node) => sum + (node.milliseconds ?? 0), 0),
    bytes: open.reduce((sum, node) => sum + (node.bytes ?? 0), 0),
  };
}

function totalText(planned: readonly PlannedNode[]): string {
  const count = (state: PlannedNode['state']) => planned.filter((node) => node.state === state).length;
  const [runs, waits] = [count('runs'), count('waits')];
  const remote = count('remote') === 0 ? '' : `${count('remote')} from the remote store`;
  if (runs + waits === 0 && remote) return `nothing runs: ${count('cached')} in the store, ${remote}`;
  if (runs + waits === 0) return `nothing to do: all ${planned.length} stages are in the store`;
  const { milliseconds, bytes } = totals(planned);
  const unknown = planned.some(
    (node) => (node.state === 'runs' || node.state === 'waits') && node.milliseconds === undefined,
  );
  const work = `${remote && `${remote}; `}${runs} ${runs === 1 ? 'stage runs' : 'stages run'}${waits > 0 ? `, up to ${waits} more after ${runs === 1 ? 'it' : 'them'}` : ''}`;
  if (milliseconds === 0) return `${work}; how long is not known, because they have not run before`;
  return `${work}: about ${formatDuration(milliseconds)} one after the other, ${formatBytes(bytes)}${unknown ? ', and what has not run before' : ''}`;
}
