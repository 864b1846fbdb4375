import { bool, float64, int32, list, utf8, vector } from '@wordloom/schema';
import { defineStage, recordType, tableType } from '@wordloom/stage';
import { z } from 'zod';

/** A table with a column of every form. */
const samples = tableType('samples', {
  id: int32,
  word: utf8,
  known: bool,
  ids: list(int32),
  vector: vector(float64, 3),
});
const total = recordType('total', z.number());

export const makeSamples = defineStage({
  name: 'make-samples',
  summary: 'a table made of its parameters',
  parameters: z.object({
    batches: z.int().min(1).default(1),
    /** Rows in memory after those that a batch has. */
    around: z.int().min(0).default(0),
    /** The column whose last row is another. */
    changed: z.enum(['id', 'word', 'known', 'ids', 'vector', 'none']).default('none'),
  }),
  inputs: {},
  outputs: { samples },
  reproducible: true,
  implementation: new URL('./make-samples-run.ts', import.meta.url),
});

export const sumItems = defineStage({
  name: 'sum-items',
  summary: 'the sum of all ids',
  parameters: z.object({}),
  inputs: { samples: samples.select('ids') },
  outputs: { total },
  reproducible: true,
  implementation: new URL('./sum-items-run.ts', import.meta.url),
});

export const countKnown = defineStage({
  name: 'count-known',
  summary: 'how many rows are known',
  parameters: z.object({}),
  inputs: { samples: samples.select('known', 'word') },
  outputs: { total },
  reproducible: true,
  implementation: new URL('./count-known-run.ts', import.meta.url),
});
