import { defineStage, recordType } from '@wordloom/stage';
import { z } from 'zod';
import { vectors } from '../vectors-type.ts';

/** For each asked word the words nearest to it, best first. */
export const neighbours = recordType(
  'neighbours',
  z.array(
    z.object({
      word: z.string(),
      count: z.int(),
      neighbours: z.array(z.object({ word: z.string(), similarity: z.number() })),
    }),
  ),
);

export const nearestWords = defineStage({
  name: 'nearest-words',
  summary: 'the words nearest to a few words',
  parameters: z.object({
    words: z
      .array(z.string().min(1))
      .default([])
      .describe('words to ask for; none: six of middling frequency, chosen from the vocabulary'),
    topN: z.int().min(1).max(1000).default(5).describe('neighbours a word'),
  }),
  inputs: { vectors },
  outputs: { neighbours },
  reproducible: true,
  implementation: new URL('./nearest-words-run.ts', import.meta.url),
});
