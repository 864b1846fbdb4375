import { float32, utf8 } from '@wordloom/schema';
import { defineStage, tableType } from '@wordloom/stage';
import { z } from 'zod';
import { vectors } from '../vectors-type.ts';

/** Words on a plane. */
export const projection = tableType('projection', { word: utf8, x: float32, y: float32 });

export const projectVectors = defineStage({
  name: 'project-vectors',
  summary: 'a map of the most frequent words, neighbours side by side',
  parameters: z.object({
    words: z.int().min(1).max(5000).default(300).describe('how many words are on the map'),
  }),
  inputs: { vectors },
  outputs: { projection },
  reproducible: true,
  seeded: true,
  implementation: new URL('./project-vectors-run.ts', import.meta.url),
});
