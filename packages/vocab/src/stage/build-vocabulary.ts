import { defineStage } from '@wordloom/stage';
import { tokenTypes } from '@wordloom/tokenize/stage';
import { z } from 'zod';
import { vocabulary } from './vocabulary.ts';

export const buildVocabulary = defineStage({
  name: 'build-vocabulary',
  summary: 'number the words that occur often enough',
  parameters: z.object({
    minFrequency: z.int().min(1).default(1).describe('words seen less often become <unk>'),
    maxSize: z.int().min(1).optional().describe('ids at most, reserved ones included'),
    reserved: z.array(z.string().min(1)).default(['<unk>']).describe('tokens that are in whatever the text'),
    order: z
      .enum(['frequency', 'alphabetical'])
      .default('frequency')
      .describe('ids by frequency after the reserved tokens, or all in the order of their bytes'),
  }),
  inputs: { types: tokenTypes },
  outputs: { vocabulary },
  reproducible: true,
  implementation: new URL('./build-vocabulary-run.ts', import.meta.url),
});
