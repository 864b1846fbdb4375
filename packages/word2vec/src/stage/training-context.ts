import type { StageContext } from '@wordloom/stage';
import type { z } from 'zod';
import type { trainWord2vec } from './train-word2vec.ts';

type Whole = StageContext<
  typeof trainWord2vec.inputs,
  typeof trainWord2vec.outputs,
  z.output<typeof trainWord2vec.parameters>
>;

/** What a trainer needs of its stage. */
export interface TrainingContext
  extends Pick<Whole, 'parameters' | 'random' | 'report' | 'signal' | 'checkpoint'> {
  readonly epochs: number;
}
