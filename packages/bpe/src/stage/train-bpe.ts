import { defineStage, text } from '@wordloom/stage';
import { z } from 'zod';
import { merges } from './merges.ts';
import { tokenizerFile } from './tokenizer-file.ts';

export const trainBpe = defineStage({
  name: 'train-bpe',
  summary: 'learn which symbols of a text to put together, the most frequent pair first',
  parameters: z.object({
    kind: z
      .enum(['byte-level', 'character'])
      .default('byte-level')
      .describe('what words are made of at first: bytes, which can write any text, or characters'),
    vocabularySize: z
      .int()
      .min(2)
      .max(2 ** 22)
      .default(32_000)
      .describe('special tokens, first symbols and merges together'),
    specialTokens: z.array(z.string().min(1)).default([]).describe('tokens that get the first ids'),
    ties: z
      .enum(['first-seen', 'smallest-ids'])
      .default('smallest-ids')
      .describe('of pairs equally frequent, the one met first as published, or as Hugging Face has it'),
    minFrequency: z.int().min(0).default(0).describe('pairs seen less often are not merged'),
    endOfWord: z.string().min(1).optional().describe('for characters: put at the end of every word'),
    alphabet: z.string().default('').describe('for characters: those to have beside those of the text'),
    unknownToken: z
      .string()
      .min(1)
      .optional()
      .describe('for characters: the special token for all that the text did not have'),
  }),
  inputs: { text },
  outputs: { tokenizer: tokenizerFile, merges },
  reproducible: true,
  implementation: new URL('./train-bpe-run.ts', import.meta.url),
});
