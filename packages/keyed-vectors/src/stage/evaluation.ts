import { recordType } from '@wordloom/stage';
import { z } from 'zod';

const coverage = z.object({ known: z.int(), total: z.int() });
const analogyScore = z.object({ top1: z.number().nullable(), top5: z.number().nullable(), coverage });

/** Scores of vectors on evaluation sets; null where too little of a set is known to say anything. */
export const evaluation = recordType(
  'evaluation',
  z.object({
    wordPairs: z.array(
      z.object({
        name: z.string(),
        spearman: z.number().nullable(),
        pearson: z.number().nullable(),
        coverage,
        unknown: z.array(z.string()),
      }),
    ),
    analogies: analogyScore.extend({ sections: z.array(analogyScore.extend({ name: z.string() })) }),
  }),
);
