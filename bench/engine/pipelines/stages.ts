import { defineStage, recordType, text } from '@wordloom/stage';
import { z } from 'zod';

const number = recordType('number', z.number());

export const first = defineStage({
  name: 'first',
  summary: 'a number',
  parameters: z.object({ value: z.number() }),
  inputs: {},
  outputs: { number },
  reproducible: true,
  implementation: new URL('./first-run.ts', import.meta.url),
});

export const add = defineStage({
  name: 'add',
  summary: 'a number and one more',
  parameters: z.object({ more: z.number() }),
  inputs: { number },
  outputs: { number },
  reproducible: true,
  implementation: new URL('./add-run.ts', import.meta.url),
});

export const measure = defineStage({
  name: 'measure',
  summary: 'how long a text is',
  parameters: z.object({}),
  inputs: { text },
  outputs: { number },
  reproducible: true,
  implementation: new URL('./measure-run.ts', import.meta.url),
});
