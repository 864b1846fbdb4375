import { defineStage } from '@wordloom/stage';
import { sentences } from '@wordloom/tokenize/stage';
import { vocabulary } from '@wordloom/vocab/stage';
import { z } from 'zod';

export const subsample = defineStage({
  name: 'subsample',
  summary: 'drop most occurrences of very frequent words',
  parameters: z.object({
    threshold: z
      .number()
      .positive()
      .max(1)
      .default(1e-4)
      .describe('words with a smaller share of the corpus are always kept'),
    form: z
      .enum(['mikolov', 'word2vec.c'])
      .default('mikolov')
      .describe('keep with probability sqrt(t/f), or sqrt(t/f) + t/f as the original program'),
    watch: z
      .array(z.string())
      .default([])
      .describe('words whose counts before and after are drawn; by default those of rank 1, 10, 100, ...'),
  }),
  inputs: { corpus: sentences, vocabulary },
  outputs: { corpus: sentences },
  reproducible: true,
  seeded: true,
  implementation: new URL('./run.ts', import.meta.url),
});
