import { vectors } from '@wordloom/keyed-vectors/stage';
import { defineStage } from '@wordloom/stage';
import { sentences } from '@wordloom/tokenize/stage';
import { vocabulary } from '@wordloom/vocab/stage';
import { z } from 'zod';

export const trainWord2vec = defineStage({
  name: 'word2vec',
  summary: 'train word vectors from the words around each word',
  parameters: z.object({
    trainer: z
      .enum(['hogwild', 'minibatch'])
      .default('hogwild')
      .describe(
        'hogwild: SIMD kernels on threads, fast; minibatch: padded batches with Adam, as in the course',
      ),
    model: z
      .enum(['skip-gram', 'cbow'])
      .default('skip-gram')
      .describe('cbow: the word from the mean of its contexts; minibatch only'),
    objective: z
      .enum(['negative-sampling', 'full-softmax'])
      .default('negative-sampling')
      .describe('full-softmax: exact, for vocabularies of a few thousand words; minibatch only'),
    dimensions: z.int().min(1).max(4096).default(100).describe('numbers in a vector'),
    maxWindow: z.int().min(1).max(100).default(5).describe('largest distance of a context word'),
    negatives: z.int().min(1).max(64).default(5).describe('noise words drawn against each center'),
    epochs: z
      .union([z.literal('auto'), z.int().min(1).max(10_000)])
      .default('auto')
      .describe('passes over the corpus; auto: the smaller the corpus, the more'),
    learningRate: z
      .union([z.literal('auto'), z.number().positive().max(10)])
      .default('auto')
      .describe('auto: hogwild from 0.025 to nearly 0, minibatch 0.002'),
    batchSize: z.int().min(1).max(100_000).default(512).describe('centers in a batch of minibatch'),
    threads: z
      .int()
      .min(1)
      .max(256)
      .default(1)
      .describe('threads that train; hogwild promises the same bits each time with 1 only'),
  }),
  inputs: { corpus: sentences, vocabulary },
  outputs: { vectors },
  reproducible: { when: ({ trainer, threads }) => trainer === 'minibatch' || threads === 1 },
  tolerances: { loss: 0.05 }, // in quickstart's smoke profile, on eight threads, it differed by 0.02 at most
  resources: ({ threads }) => ({ cpu: threads }),
  environment: ['simd'],
  seeded: true,
  implementation: new URL('./train-word2vec-run.ts', import.meta.url),
});
