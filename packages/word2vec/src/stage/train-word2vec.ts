import { vectors } from '@wordloom/keyed-vectors/stage';
import { defineStage } from '@wordloom/stage';
import { sentences } from '@wordloom/tokenize/stage';
import { vocabulary } from '@wordloom/vocab/stage';
import { z } from 'zod';

export const trainWord2vec = defineStage({
  name: 'word2vec',
  summary: 'train word vectors from the words around each word',
  parameters: z.object({
    dimensions: z.int().min(1).max(4096).default(100).describe('numbers in a vector'),
    maxWindow: z.int().min(1).max(100).default(5).describe('largest distance of a context word'),
    negatives: z.int().min(1).max(64).default(5).describe('noise words drawn against each center'),
    epochs: z
      .union([z.literal('auto'), z.int().min(1).max(10_000)])
      .default('auto')
      .describe('passes over the corpus; auto: the smaller the corpus, the more'),
    learningRate: z.number().positive().max(10).default(0.025).describe('at the start; falls to nearly 0'),
    threads: z
      .int()
      .min(1)
      .max(256)
      .default(1)
      .describe('threads that train; the same bits each time are promised with 1 only'),
  }),
  inputs: { corpus: sentences, vocabulary },
  outputs: { vectors },
  reproducible: { when: ({ threads }) => threads === 1 },
  resources: ({ threads }) => ({ cpu: threads }),
  environment: ['simd'],
  seeded: true,
  implementation: new URL('./train-word2vec-run.ts', import.meta.url),
});
