import { defineStage, recordType, text } from '@wordloom/stage';
import { z } from 'zod';

const number = recordType('number', z.number());

export const value = defineStage({
  name: 'value',
  summary: 'a number',
  parameters: z.object({ value: z.number() }),
  inputs: {},
  outputs: { number },
  reproducible: true,
  implementation: new URL('./value-run.ts', import.meta.url),
});

export const length = defineStage({
  name: 'length',
  summary: 'how long a text is',
  parameters: z.object({}),
  inputs: { text },
  outputs: { number },
  reproducible: true,
  implementation: new URL('./length-run.ts', import.meta.url),
});

export const sum = defineStage({
  name: 'sum',
  summary: 'two numbers and some more',
  parameters: z.object({ more: z.number() }),
  inputs: { left: number, right: number },
  outputs: { number },
  reproducible: true,
  implementation: new URL('./sum-run.ts', import.meta.url),
});

/** Often the same for other inputs, so that a rebuild stops there. */
export const part = defineStage({
  name: 'part',
  summary: 'a part of a number, rounded down',
  parameters: z.object({ by: z.number() }),
  inputs: { of: number },
  outputs: { number },
  reproducible: true,
  implementation: new URL('./part-run.ts', import.meta.url),
});
