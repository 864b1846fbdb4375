import type { CorpusFiles } from '../corpus-files.ts';
import {
  LEARNING_RATE,
  MIN_COUNT,
  MIN_LEARNING_RATE,
  NEGATIVES,
  type Training,
  WINDOW,
} from '../settings.ts';

/** What the training scripts are given, as JSON. */
export interface TrainingRequest extends Training {
  readonly text: string;
  readonly tokens: number;
  readonly vocabulary: string;
  readonly window: number;
  readonly negatives: number;
  readonly learningRate: number;
  readonly minLearningRate: number;
  readonly minCount: number;
  /** Where the vectors go, if anywhere. */
  readonly output?: string;
  /** When to stop, if before the end. */
  readonly seconds?: number;
}

/** What ours answers, as JSON. */
export interface TrainingTook {
  /** Without `<unk>`. */
  readonly vocabularySize: number;
  /** The share of the corpus gone through between the first report of progress and the last; above 1 after several epochs. */
  readonly epochsDone: number;
  /** Between those. */
  readonly seconds: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
}

export function trainingRequest(
  { text, tokens, vocabulary }: CorpusFiles,
  training: Training,
  rest: Pick<TrainingRequest, 'output' | 'seconds'>,
): string {
  const request: TrainingRequest = {
    ...training,
    ...rest,
    text,
    tokens,
    vocabulary,
    window: WINDOW,
    negatives: NEGATIVES,
    learningRate: LEARNING_RATE,
    minLearningRate: MIN_LEARNING_RATE,
    minCount: MIN_COUNT,
  };
  return JSON.stringify(request);
}
