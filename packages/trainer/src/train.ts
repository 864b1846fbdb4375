import type { Checkpoints } from '@wordloom/checkpoint';
import { tensorCount } from '@wordloom/device';
import { WordloomError } from '@wordloom/errors';
import { evaluate } from './evaluate.ts';
import { oneUpdate } from './one-update.ts';
import { reportCurves, reportProgress } from './report-training.ts';
import {
  KeptWeights,
  newProgress,
  openStates,
  type Progress,
  resumeState,
  saveState,
  takeBest,
} from './saved-state.ts';
import type { TrainingOptions, TrainingResult } from './training.ts';

/**
 * Trains the parameters of an optimiser: updates from batches, evaluations, saved states. It knows nothing of the model but a
 * function from a batch to a loss. With a checkpoint folder it goes on from the last state saved there, to the same bits as
 * if it had never stopped. It ends with the best weights where an evaluation tells which, else with the last.
 *
 * @throws WordloomError `trainer/not-finite` naming batch and parameter, before anything is changed by it; `trainer/leak` when
 * a step leaves tensors behind; `trainer/length`; whatever `signal` is aborted with, after saving the state
 */
export async function train<Batch>(options: TrainingOptions<Batch>): Promise<TrainingResult> {
  const steps = lengthOf(options);
  const states = await openStates(options);
  const resumed = await resumeState(states, options);
  const progress = resumed?.progress ?? newProgress();
  const first = resumed?.step ?? 0;
  if (first > 0) options.report?.log(`goes on after step ${first} of ${steps}`);
  const kept = new KeptWeights();
  const { step, stopped } = await updates(options, states, kept, progress, first, steps);
  if (progress.best && progress.best.step !== step) await takeBest(states, kept, options);
  reportCurves(options, progress);
  return {
    steps: step,
    meanLoss: progress.history.mean,
    stopped,
    best: progress.best,
    metrics: progress.evaluations.at(-1)?.[1] ?? null,
  };
}

async function updates<Batch>(
  options: TrainingOptions<Batch>,
  states: Checkpoints | null,
  kept: KeptWeights,
  progress: Progress,
  first: number,
  steps: number,
): Promise<{ step: number; stopped: TrainingResult['stopped'] }> {
  const { evaluation, checkpoint, signal } = options;
  const patience = evaluation?.patience ?? Number.POSITIVE_INFINITY;
  const tensors = tensorCount();
  for (let step = first; step < steps; ) {
    if (progress.sinceBest >= patience) return { step, stopped: 'no improvement' };
    if (signal?.aborted) {
      if (step > first) await saveState(states, options, step, progress);
      signal.throwIfAborted();
    }
    const { sum, terms } = await oneUpdate(options, step);
    progress.history.add(step, sum, terms);
    step++;
    const improved =
      evaluation !== undefined && (step % evaluation.every === 0 || step === steps)
        ? await evaluate(options, evaluation, step, progress)
        : false;
    if (improved && !states) await kept.keep(options);
    if (tensorCount() !== tensors) throw leak(tensorCount() - tensors, step);
    reportProgress(options, progress, step, steps);
    const due = checkpoint !== undefined && step % checkpoint.every === 0;
    if (improved || due || step === steps || progress.sinceBest >= patience) {
      await saveState(states, options, step, progress);
    }
  }
  return { step: Math.max(first, steps), stopped: progress.sinceBest >= patience ? 'no improvement' : 'end' };
}

function lengthOf<Batch>({ steps, epochs, batches, accumulate = 1 }: TrainingOptions<Batch>): number {
  const length = steps ?? Math.floor(((epochs ?? 0) * batches.perEpoch) / accumulate);
  if (Number.isSafeInteger(length) && length > 0 && batches.perEpoch > 0) return length;
  throw new WordloomError({
    code: 'trainer/length',
    what: `a training of ${steps ?? epochs ?? 0} ${steps === undefined ? 'epochs' : 'steps'} of ${batches.perEpoch} batches makes no update`,
    why: 'there are no examples, or neither steps nor epochs are given',
    fix: 'give one step or one epoch at least, and examples',
  });
}

function leak(tensors: number, step: number): WordloomError {
  return new WordloomError({
    code: 'trainer/leak',
    what: `step ${step} left ${tensors} tensors behind`,
    why: 'the loss, its batches (release) or the evaluation make tensors that they do not free',
    fix: 'put them into tidy, or dispose of them',
  });
}
