import { defineStage, fileType } from '@wordloom/stage';
import { z } from 'zod';

/** Ways in which a stage may end; `fine` first. */
export const endings = [
  'fine',
  'throws',
  'exits',
  'is killed',
  'is killed once',
  'fills memory',
  'hangs',
  'spins',
  'rejects late',
  'rejects after its end',
  'is refused once',
] as const;

const bytes = fileType('bytes', 'application/octet-stream');

const parameters = z.object({
  salt: z.string().default(''),
  /** Of its output. */
  size: z.int().min(1).default(1000),
  /** How long it takes, in milliseconds. */
  pause: z.int().min(0).default(0),
  ends: z.enum(endings).default('fine'),
});

export type Parameters = z.output<typeof parameters>;

/** Bytes that depend on nothing but the salt. */
export const source = defineStage({
  name: 'source',
  summary: 'bytes from a salt',
  parameters,
  inputs: {},
  outputs: { bytes },
  reproducible: true,
  implementation: new URL('./source-run.ts', import.meta.url),
});

/** Bytes that depend on those before it and on the salt. */
export const step = defineStage({
  name: 'step',
  summary: 'bytes from bytes',
  parameters,
  inputs: { before: bytes },
  outputs: { bytes },
  reproducible: true,
  implementation: new URL('./step-run.ts', import.meta.url),
});

/** The same, with what a stage may declare of its failures. */
export const risk = defineStage({
  name: 'risk',
  summary: 'bytes from bytes, or a failure',
  parameters,
  inputs: { before: bytes },
  outputs: { bytes },
  reproducible: true,
  timeLimit: 4,
  transient: ['sample/busy'],
  implementation: new URL('./risk-run.ts', import.meta.url),
});

/** Two times bytes in one. */
export const join = defineStage({
  name: 'join',
  summary: 'bytes from two times bytes',
  parameters: z.object({}),
  inputs: { left: bytes, right: bytes },
  outputs: { bytes },
  reproducible: true,
  implementation: new URL('./join-run.ts', import.meta.url),
});

/** A long computation that keeps how far it is. */
export const climb = defineStage({
  name: 'climb',
  summary: 'a hash of a hash, many times',
  parameters: z.object({ steps: z.int().min(1), pause: z.int().min(0).default(0) }),
  inputs: {},
  outputs: { bytes },
  reproducible: true,
  implementation: new URL('./climb-run.ts', import.meta.url),
});

/** Draws that nobody gave it a seed for, though it promises the same bits. */
export const dice = defineStage({
  name: 'dice',
  summary: 'promises what it does not keep',
  parameters: z.object({}),
  inputs: { before: bytes },
  outputs: { bytes },
  reproducible: true,
  implementation: new URL('./dice-run.ts', import.meta.url),
});

const measured = {
  parameters: z.object({ spread: z.number() }),
  inputs: {},
  outputs: { bytes },
  reproducible: false,
};

/** Other bytes each time, and a metric near 100 that it declares a tolerance for. */
export const gauge = defineStage({
  ...measured,
  name: 'gauge',
  summary: 'a metric within a tolerance',
  tolerances: { height: 0.1 },
  implementation: new URL('./gauge-run.ts', import.meta.url),
});

/** The same without a tolerance. */
export const whim = defineStage({
  ...measured,
  name: 'whim',
  summary: 'promises nothing',
  implementation: new URL('./whim-run.ts', import.meta.url),
});
