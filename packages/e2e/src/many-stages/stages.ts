import { defineStage, recordType } from '@wordloom/stage';
import { z } from 'zod';

const count = recordType('count', z.number());

export const start = defineStage({
  name: 'start',
  summary: 'a number',
  parameters: z.object({ value: z.number() }),
  inputs: {},
  outputs: { count },
  reproducible: true,
  implementation: new URL('./start-run.ts', import.meta.url),
});

export const add = defineStage({
  name: 'add',
  summary: 'a number and one more',
  parameters: z.object({ more: z.number() }),
  inputs: { count },
  outputs: { count },
  reproducible: true,
  implementation: new URL('./add-run.ts', import.meta.url),
});
