import { type PlannedNode, planPipeline } from '@wordloom/engine';
import { visible } from '@wordloom/errors';
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
import { checkStage } from '../graph/check-stage.ts';
import { whyOutput } from '../outputs/plan.ts';
import { findPipelineHere } from '../pipelines-here.ts';
import { plannedData } from '../planned.ts';
import { printJson } from '../print-json.ts';
import { foldersHere, openWorld } from '../world.ts';

export const why = command({
  name: 'why',
  summary: 'why a stage would run',
  notes: ['Names the source file, parameter, input, package or setting that is not as it was the last time.'],
  examples: ['wordloom why quickstart train'],
  args: {
    ...pipelineArgument,
    stage: { type: 'positional', required: true, description: 'a stage of it' },
    ...settingOptions,
    ...storeOption,
    ...remoteOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args, words) => {
    const graph = buildGraph(await findPipelineHere(args.name), settingsOf(args, words));
    checkStage(graph, args.stage);
    const plan = await planPipeline(graph, await openWorld(foldersHere(args.store), args.remote));
    const planned = plan.find(({ node }) => node.id === args.stage)!;
    if (args.json) printJson(whyOutput, { pipeline: graph.pipeline, ...plannedData(planned) });
    else process.stdout.write(`${whyLines(planned).join('\n')}\n`);
    return exitCodes.ok;
  },
});

function whyLines({ node, state, reasons }: PlannedNode): string[] {
  if (state === 'cached') return [`${node.id} would not run: its code, parameters and inputs are as before`];
  if (state === 'remote') return [`${node.id} would not run: ${visible(reasons.join('; '))}`];
  const shown = reasons.map((reason) => visible(reason));
  if (state === 'runs') return [`${node.id} would run:`, ...shown.map((reason) => `  - ${reason}`)];
  const [source, ...own] = shown.toReversed();
  if (own.length === 0) return [`${node.id} depends on ${source}, which is not known before`];
  return [
    `${node.id} would run:`,
    ...own.toReversed().map((reason) => `  - ${reason}`),
    `  - perhaps also ${source}`,
  ];
}
