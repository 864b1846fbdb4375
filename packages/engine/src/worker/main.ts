import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { WordloomError } from '@wordloom/errors';
import { stageReport } from '@wordloom/events';
import { randomStream } from '@wordloom/random';
import type { Implementation } from '@wordloom/stage';
import { failureOf, lateFailureOf } from './failure.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';
import { openCheckpoint } from './open-checkpoint.ts';
import { openInputs } from './open-inputs.ts';
import { openOutputs } from './open-outputs.ts';
import { throttleProgress } from './throttle-progress.ts';

let stop = new AbortController();

new Worker(new URL('./watch-parent.ts', import.meta.url)).unref();
process.on('message', (message: ToWorker) => {
  if (message.type === 'stop') stop.abort(new Error('the run was stopped'));
  else void answer(message.task);
});
process.on('disconnect', () => process.exit(1)); // the run is gone: nobody would commit the result
process.on('SIGINT', () => {}); // Ctrl-C reaches the whole process group; the run tells its workers when to stop

process.on('uncaughtException', (error) => {
  const failure = lateFailureOf(error);
  process.send?.({ type: 'failed', failure, late: true } satisfies FromWorker, () => process.exit(1));
});

async function answer(task: Task): Promise<void> {
  stop = new AbortController();
  try {
    const outputs = await run(task, stop.signal);
    await setImmediate(); // for what it left that fails at once
    send({ type: 'done', outputs, residentBytes: process.memoryUsage.rss() });
  } catch (error) {
    send({ type: 'failed', failure: failureOf(error), late: false });
  }
}

async function run(task: Task, signal: AbortSignal) {
  const { stage, run: implementation } = await load(task.implementation);
  const outputs = openOutputs(stage.outputs, task.folder);
  const progress = throttleProgress((event) => send({ type: 'event', event }));
  await implementation({
    inputs: openInputs(stage.inputs, task.inputs) as never,
    outputs: outputs.handles as never,
    parameters: task.parameters as never,
    get random() {
      if (stage.seeded) return randomStream(`${task.seed} ${stage.name}`);
      throw new WordloomError({
        code: 'stage/not-seeded',
        what: `stage ${stage.name} draws random numbers, but is not declared to`,
        why: "the run's seed would not be part of its key",
        fix: 'add `seeded: true` to its declaration',
      });
    },
    report: stageReport(progress.emit),
    checkpoint: openCheckpoint(task.checkpoint),
    signal,
  });
  signal.throwIfAborted();
  progress.flush();
  return outputs.close();
}

async function load(href: string): Promise<Implementation> {
  const { default: implementation } = (await import(href)) as { default?: Implementation };
  if (typeof implementation?.run === 'function') return implementation;
  throw new WordloomError({
    code: 'stage/no-implementation',
    what: 'the module that the stage names as its implementation has no default export made by implement()',
    where: { file: href },
    fix: 'write: export default implement(stage, async ({ inputs, outputs }) => { ... })',
  });
}

function send(message: FromWorker): void {
  process.send?.(message);
}
