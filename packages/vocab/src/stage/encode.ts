import { defineStage } from '@wordloom/stage';
import { sentences, tokenTypes, words } from '@wordloom/tokenize/stage';
import { z } from 'zod';
import { vocabulary } from './vocabulary.ts';

export const encode = defineStage({
  name: 'encode',
  summary: 'sentences as vocabulary ids',
  parameters: z.object({}),
  inputs: { words, types: tokenTypes.select('word'), vocabulary },
  outputs: { corpus: sentences },
  reproducible: true,
  implementation: new URL('./encode-run.ts', import.meta.url),
});
