import { defineStage, recordType } from '@wordloom/stage';
import { z } from 'zod';
import { tokenizerFile } from './tokenizer-file.ts';

/** Texts, each as the tokens it is cut into. */
export const segmentation = recordType(
  'segmentation',
  z.array(z.object({ text: z.string(), ids: z.array(z.int()), pieces: z.array(z.string()) })),
);

export const segmentTexts = defineStage({
  name: 'segment-texts',
  summary: 'a few texts in pieces',
  parameters: z.object({
    texts: z.array(z.string().min(1)).min(1).describe('texts to cut'),
    segmenter: z
      .enum(['merges', 'longest-match'])
      .default('merges')
      .describe('merge in the order of training, or take the longest token at each place'),
  }),
  inputs: { tokenizer: tokenizerFile },
  outputs: { segmentation },
  reproducible: true,
  implementation: new URL('./segment-texts-run.ts', import.meta.url),
});
