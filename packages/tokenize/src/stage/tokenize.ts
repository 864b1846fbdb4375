import { defineStage, text } from '@wordloom/stage';
import { z } from 'zod';
import { defaultThreads } from '../threads/default-threads.ts';
import { tokenTypes } from './token-types.ts';
import { words } from './words.ts';

export const tokenize = defineStage({
  name: 'tokenize',
  summary: 'split text into tokens, each line a sentence',
  parameters: z.object({
    unit: z
      .enum(['word', 'whitespace', 'character'])
      .default('word')
      .describe(
        'what a token is: a word or punctuation mark, what stands between white space, or a character',
      ),
    lowercase: z.boolean().default(false).describe('map each token to lower case'),
    strict: z
      .boolean()
      .default(false)
      .describe('refuse invalid UTF-8, which is otherwise replaced and counted'),
  }),
  inputs: { text },
  outputs: { words, types: tokenTypes },
  reproducible: true,
  resources: () => ({ cpu: defaultThreads() }),
  implementation: new URL('./tokenize-run.ts', import.meta.url),
});
