import { float64, uint32 } from '@wordloom/schema';
import { defineStage, tableType, text } from '@wordloom/stage';
import { z } from 'zod';
import { tokenizerFile } from './tokenizer-file.ts';

/** What a text comes to with the first tokens of a vocabulary alone, a row for each number of them. */
export const coverage = tableType('coverage', {
  size: uint32,
  /** Tokens a word, a word being what stands between white space. */
  tokensPerWord: float64,
  /** Share of the words that are one token. */
  wholeWords: float64,
  /** Bytes of words a token. */
  bytesPerToken: float64,
});

export const measureCoverage = defineStage({
  name: 'measure-coverage',
  summary: 'how much of a text the vocabulary holds, by its size',
  parameters: z.object({
    sizes: z
      .array(z.int().min(1))
      .default([300, 500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000])
      .describe('sizes to measure; those above that of the tokenizer are left out, which is added'),
  }),
  inputs: { tokenizer: tokenizerFile, text },
  outputs: { coverage },
  reproducible: true,
  implementation: new URL('./measure-coverage-run.ts', import.meta.url),
});
