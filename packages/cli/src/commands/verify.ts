import { availableParallelism } from 'node:os';
import { type VerifiedNode, verifyPipeline } from '@wordloom/engine';
import type { RunEvent } from '@wordloom/events';
import { buildGraph } from '@wordloom/stage';
import { settingsOf } from '../arguments/settings.ts';
import {
  colorOption,
  jsonOption,
  pipelineArgument,
  settingOptions,
  storeOption,
} from '../arguments/standard-options.ts';
import { wholeNumber } from '../arguments/whole-number.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { checkStage } from '../graph/check-stage.ts';
import { verifyOutput } from '../outputs/verify.ts';
import { findPipelineHere } from '../pipelines-here.ts';
import { printJson } from '../print-json.ts';
import { chooseReporter } from '../reporters/choose-reporter.ts';
import { reduceRun } from '../run-state/reduce-run.ts';
import { beforeRun } from '../run-state/run-state.ts';
import { watchInterruption } from '../runs/interruption.ts';
import { tellFailures } from '../runs/tell-result.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { isKept, verifyText } from '../verify/verify-text.ts';
import { foldersHere, openStoreToRead, openWorld } from '../world.ts';

export const verify = command({
  name: 'verify',
  summary: 'run stages again and compare with what is stored',
  notes: [
    'Each stage runs on the stored artifacts of those before it. Where it promises the same bits they are compared, else its metrics within the tolerances that it declares. Stored files are held against their hashes first. The store keeps what it has.',
  ],
  examples: ['wordloom verify quickstart', 'wordloom verify quickstart train --jobs 1'],
  args: {
    ...pipelineArgument,
    stage: { type: 'positional', required: false, description: 'only this stage of it' },
    ...settingOptions,
    jobs: { type: 'string', valueHint: 'N', description: 'cores to use at once (default: all)' },
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args, words) => {
    const graph = buildGraph(await findPipelineHere(args.name), settingsOf(args, words));
    if (args.stage !== undefined) checkStage(graph, args.stage);
    const jobs = args.jobs === undefined ? availableParallelism() : wholeNumber('--jobs', args.jobs, 1);
    const folders = foldersHere(args.store);
    await openStoreToRead(folders);
    const world = await openWorld(folders, 'none');
    const terminalNow = () => terminalOf(process.stdout, process.env, args.color);
    const reporter = args.json ? undefined : chooseReporter(undefined, terminalNow);
    const stopped = 'stopped; nothing was changed';
    const close = () => reporter?.close();
    using interruption = watchInterruption(() => {
      close();
      process.stderr.write(`${stopped}\n`);
      process.exit(exitCodes.interrupted);
    });
    let state = beforeRun;
    const emit = (event: RunEvent) => {
      reporter?.report(event);
      state = reduceRun(state, event, performance.now());
    };
    const only = args.stage === undefined ? {} : { only: args.stage };
    const options = { jobs, signal: interruption.signal, emit, ...only };
    const verified = await verifyPipeline(graph, world, options).finally(close);

    tellFailures({ ...state, pipeline: graph.pipeline });
    const ok = verified.every(isKept);
    if (args.json) {
      const { pipeline, profile } = graph;
      printJson(verifyOutput, { pipeline, profile, ok, nodes: verified.map(verifiedData) });
    } else process.stdout.write(`\n${verifyText(verified, terminalNow())}`);
    if (interruption.signal.aborted) {
      process.stderr.write(`${stopped}\n`);
      return exitCodes.interrupted;
    }
    return ok ? exitCodes.ok : exitCodes.stageFailed;
  },
});

function verifiedData({ node, verdict, promises, differences, metrics }: VerifiedNode) {
  return { id: node.id, verdict, promises, differences: [...differences], metrics: [...metrics] };
}
