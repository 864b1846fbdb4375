import { existsSync } from 'node:fs';
import type { Table } from '@wordloom/events';
import { buildGraph } from '@wordloom/stage';
import { settingsOf } from '../arguments/settings.ts';
import {
  colorOption,
  jsonOption,
  pipelineArgument,
  settingOptions,
  storeOption,
} from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { checkStage } from '../graph/check-stage.ts';
import { showParametersOutput, showPipelineOutput, showStageOutput } from '../outputs/show.ts';
import { findPipelineHere } from '../pipelines-here.ts';
import { printJson } from '../print-json.ts';
import type { Folders } from '../project.ts';
import { manifestsOf } from '../runs/artifacts.ts';
import { parametersOf } from '../show/parameters.ts';
import { pipelineText } from '../show/pipeline-text.ts';
import { type KnownRun, pipelineData, stageData } from '../show/show-data.ts';
import { parameterLines, stageText } from '../show/stage-text.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

export const show = command({
  name: 'show',
  summary: 'what a pipeline made, or what a stage is',
  notes: ['Of a pipeline: results, metrics and tables of its last run, of that profile where one is given.'],
  examples: [
    'wordloom show quickstart',
    'wordloom show quickstart train',
    'wordloom show quickstart --parameters',
  ],
  args: {
    ...pipelineArgument,
    stage: { type: 'positional', required: false, description: 'a stage of it, or one of its data sets' },
    parameters: { type: 'boolean', description: 'the parameters of all stages' },
    ...settingOptions,
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args, words) => {
    const pipeline = await findPipelineHere(args.name);
    const graph = buildGraph(pipeline, settingsOf(args, words));
    const terminal = terminalOf(process.stdout, process.env, args.color);
    const print = (lines: readonly string[]) =>
      process.stdout.write(`${lines.join('\n').replace(/^\n/, '')}\n`);

    if (args.parameters) {
      const nodes = graph.nodes.filter(({ kind }) => kind === 'stage');
      const stages = nodes.map((node) => [node.id, parametersOf(node)] as const);
      if (args.json) printJson(showParametersOutput, Object.fromEntries(stages));
      else print(stages.flatMap(([id, parameters]) => parameterLines(id, parameters, terminal)));
      return exitCodes.ok;
    }
    if (args.stage !== undefined) checkStage(graph, args.stage);
    const run = await lastRun(foldersHere(args.store), pipeline.name, args.profile);
    const node = graph.nodes.find(({ id }) => id === args.stage);
    if (node) {
      const data = stageData(node, run);
      if (args.json) printJson(showStageOutput, data);
      else print(stageText(data, Date.now(), terminal));
      return exitCodes.ok;
    }
    const data = pipelineData(pipeline, run);
    if (args.json) printJson(showPipelineOutput, data);
    else print(pipelineText(data, run ? tablesOf(run) : [], Date.now(), terminal));
    return exitCodes.ok;
  },
});

async function lastRun(
  folders: Folders,
  pipeline: string,
  profile: string | undefined,
): Promise<KnownRun | undefined> {
  if (!existsSync(folders.store)) return undefined;
  const store = await openStoreToRead(folders);
  const record = await store.runs.latest({ pipeline, ...(profile === undefined ? {} : { profile }) });
  return record && { store, record, manifests: await manifestsOf(store, record) };
}

function tablesOf({ manifests }: KnownRun): Table[] {
  return [...manifests.values()].flatMap(({ figures }) =>
    figures.filter((figure) => figure.kind === 'table'),
  );
}
