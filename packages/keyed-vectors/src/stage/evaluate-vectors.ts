import { defineStage, text } from '@wordloom/stage';
import { z } from 'zod';
import { vectors } from '../vectors-type.ts';
import { evaluation } from './evaluation.ts';

export const evaluateVectors = defineStage({
  name: 'evaluate-vectors',
  summary: 'vectors held against ratings of word pairs and against analogies',
  parameters: z.object({
    restrictVocab: z
      .int()
      .min(1)
      .default(300_000)
      .describe('rows that words are looked up in and analogies answered from, the first'),
  }),
  inputs: {
    vectors: vectors.select('word', 'vector'),
    wordSim353: text,
    rg65: text,
    mturk771: text,
    analogies: text,
  },
  outputs: { evaluation },
  reproducible: true,
  implementation: new URL('./evaluate-vectors-run.ts', import.meta.url),
});
