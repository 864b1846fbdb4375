import { type Checkpoints, openCheckpoints, type TrainingState } from '@wordloom/checkpoint';
import { WordloomError } from '@wordloom/errors';
import { loadState, readState } from '@wordloom/nn';
import { LossHistory, type LossHistoryState } from './loss-history.ts';
import type { Metrics, TrainingOptions } from './training.ts';

/** What a training knows beside its tensors. */
export interface Progress {
  history: LossHistory;
  best: { step: number; metrics: Metrics } | null;
  /** Evaluations since the best one. */
  sinceBest: number;
  /** Metrics of each evaluation. */
  evaluations: [step: number, metrics: Metrics][];
}

interface SavedProgress extends Omit<Progress, 'history'> {
  readonly history: LossHistoryState;
  readonly updatesOfOptimizer: number;
}

export function newProgress(): Progress {
  return { history: new LossHistory(), best: null, sinceBest: 0, evaluations: [] };
}

/** The saved states of a training; without a folder, none. */
export async function openStates<Batch>({
  checkpoint,
  report,
}: TrainingOptions<Batch>): Promise<Checkpoints | null> {
  if (!checkpoint) return null;
  return openCheckpoints(checkpoint.folder, { onDamage: (message) => report?.warn(message) });
}

export async function saveState<Batch>(
  states: Checkpoints | null,
  { optimizer }: TrainingOptions<Batch>,
  step: number,
  progress: Progress,
): Promise<void> {
  if (!states) return;
  const saved: SavedProgress = {
    ...progress,
    history: progress.history.state(),
    updatesOfOptimizer: optimizer.updates,
  };
  const state: TrainingState = {
    step,
    weights: await readState(optimizer.parameters),
    optimizer: await readState(optimizer.state),
    progress: saved,
  };
  await states.save(state, { best: progress.best?.step ?? null });
}

/** Puts the newest saved state in place; undefined where there is none. */
export async function resumeState<Batch>(
  states: Checkpoints | null,
  { optimizer }: TrainingOptions<Batch>,
): Promise<{ step: number; progress: Progress } | undefined> {
  const state = await states?.last();
  if (!state) return undefined;
  loadState(optimizer.parameters, state.weights);
  loadState(optimizer.state, state.optimizer);
  const saved = state.progress as SavedProgress;
  optimizer.resume(saved.updatesOfOptimizer);
  const { best, sinceBest, evaluations, history } = saved;
  return {
    step: state.step,
    progress: { best, sinceBest, evaluations, history: LossHistory.restore(history) },
  };
}

/** The best weights so far in memory, where there is no folder that has them. */
export class KeptWeights {
  weights: TrainingState['weights'] | undefined;

  async keep<Batch>({ optimizer }: TrainingOptions<Batch>): Promise<void> {
    this.weights = await readState(optimizer.parameters);
  }
}

/** Puts the weights of the best state in place. */
export async function takeBest<Batch>(
  states: Checkpoints | null,
  kept: KeptWeights,
  { optimizer }: TrainingOptions<Batch>,
): Promise<void> {
  const weights = states ? (await states.best())?.weights : kept.weights;
  if (!weights) {
    throw new WordloomError({
      code: 'trainer/no-best',
      what: 'no saved state is left to take the best weights from',
      why: 'the folder of checkpoints was emptied, or all in it is damaged',
      fix: 'train again',
    });
  }
  loadState(optimizer.parameters, weights);
}
