import { availableParallelism } from 'node:os';
import { runPipeline } from '@wordloom/engine';
import type { RunEvent } from '@wordloom/events';
import { buildGraph } from '@wordloom/stage';
import { settingsOf } from '../arguments/settings.ts';
import {
  colorOption,
  pipelineArgument,
  remoteOption,
  settingOptions,
  storeOption,
} from '../arguments/standard-options.ts';
import { wholeNumber } from '../arguments/whole-number.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { expectedFileHere, findPipelineHere } from '../pipelines-here.ts';
import { chooseReporter } from '../reporters/choose-reporter.ts';
import type { ReporterName } from '../reporters/reporter.ts';
import { reduceRun } from '../run-state/reduce-run.ts';
import { beforeRun } from '../run-state/run-state.ts';
import { stoppedText, watchInterruption } from '../runs/interruption.ts';
import { tellFailures, tellResult } from '../runs/tell-result.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { watchRuns } from '../watch/watch-runs.ts';
import { foldersHere, openWorld } from '../world.ts';

export const run = command({
  name: 'run',
  summary: 'run a pipeline, or what changed of it',
  notes: [
    'Stages whose code, parameters and inputs are as before are taken from the store. Ctrl-C stops; the next run goes on from what had finished.',
    'What a remote store has is taken from there by its key, every byte held against its hash. It is only read; one that is out of reach is said and done without.',
  ],
  examples: [
    'wordloom run quickstart',
    'wordloom run ptb-skipgram --profile smoke --set train.epochs=3 --seed 7',
    'wordloom run quickstart --watch',
    'wordloom run quickstart --reporter json',
    'wordloom run quickstart --remote https://ci.example.org/artifacts',
  ],
  args: {
    ...pipelineArgument,
    ...settingOptions,
    jobs: { type: 'string', valueHint: 'N', description: 'cores to use at once (default: all)' },
    'keep-going': {
      type: 'boolean',
      description: 'after a failure, run all that does not need what failed',
    },
    reporter: {
      type: 'enum',
      options: ['live', 'plain', 'json'],
      description: 'live on a terminal, plain elsewhere, json for one event a line',
    },
    watch: { type: 'boolean', description: 'run again after every edit, just what it changes, until Ctrl-C' },
    ...storeOption,
    ...remoteOption,
    ...colorOption,
  },
  run: async (args, words) => {
    const settings = settingsOf(args, words);
    const jobs = args.jobs === undefined ? availableParallelism() : wholeNumber('--jobs', args.jobs, 1);
    const folders = foldersHere(args.store);
    if (args.watch) {
      const once = words.filter((word) => word !== '--watch');
      return watchRuns(once, folders.project ?? process.cwd(), folders.store);
    }
    const graph = buildGraph(await findPipelineHere(args.name), settings);
    const world = await openWorld(folders, args.remote);
    const terminalNow = () => terminalOf(process.stdout, process.env, args.color);
    const reporter = chooseReporter(args.reporter as ReporterName | undefined, terminalNow);
    using interruption = watchInterruption(() => {
      reporter.close();
      process.stderr.write(`${stoppedText}\n`);
      process.exit(exitCodes.interrupted);
    });
    const { signal } = interruption;
    let state = beforeRun;
    const emit = (event: RunEvent) => {
      reporter.report(event);
      state = reduceRun(state, event, performance.now());
    };

    const record = await runPipeline(graph, world, {
      jobs,
      keepGoing: args['keep-going'] === true,
      signal,
      set: settings.set,
      emit,
    }).finally(reporter.close);

    tellFailures(state);
    if (signal.aborted) {
      process.stderr.write(`${stoppedText}\n`);
      return exitCodes.interrupted;
    }
    const expected = await expectedFileHere(args.name);
    const terminal = args.reporter === 'json' ? undefined : terminalNow();
    await tellResult(state, record, graph, world.store, expected, terminal);
    return record.ok ? exitCodes.ok : exitCodes.stageFailed;
  },
});
