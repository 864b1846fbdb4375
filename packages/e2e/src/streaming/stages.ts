import { float32, int32, vector } from '@wordloom/schema';
import { defineStage, recordType, tableType } from '@wordloom/stage';
import { z } from 'zod';

/** A row takes 1,028 bytes. */
const rows = tableType('rows', { id: int32, values: vector(float32, 256) });
const total = recordType('total', z.object({ rows: z.number(), sum: z.number() }));
const shared = recordType('shared', z.object({ threads: z.number(), sums: z.array(z.number()) }));

export const generate = defineStage({
  name: 'generate',
  summary: 'a table batch by batch',
  parameters: z.object({ batches: z.int().min(1), batchRows: z.int().min(1) }),
  inputs: {},
  outputs: { rows },
  reproducible: true,
  implementation: new URL('./generate-run.ts', import.meta.url),
});

export const double = defineStage({
  name: 'double',
  summary: 'each value twice as large',
  parameters: z.object({}),
  inputs: { rows },
  outputs: { rows },
  reproducible: true,
  implementation: new URL('./double-run.ts', import.meta.url),
});

export const sum = defineStage({
  name: 'sum',
  summary: 'the sum of all values',
  parameters: z.object({}),
  inputs: { rows },
  outputs: { total },
  reproducible: true,
  implementation: new URL('./sum-run.ts', import.meta.url),
});

export const share = defineStage({
  name: 'share',
  summary: 'threads that read one table',
  parameters: z.object({ threads: z.int().min(1).default(3) }),
  inputs: { rows: rows.select('id') },
  outputs: { shared },
  reproducible: true,
  implementation: new URL('./share-run.ts', import.meta.url),
});
