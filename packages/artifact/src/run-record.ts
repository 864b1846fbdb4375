import type { Outcome } from '@wordloom/events';
import { z } from 'zod';
import { hashSchema } from './hashes.ts';

const outcomes = ['cached', 'ran', 'failed', 'skipped', 'cancelled'] as const satisfies readonly Outcome[];

/** Time, pipeline and chance: sorts by time, and is fit for a folder's name. */
export const runIdSchema = z
  .string()
  .regex(/^\d{8}T\d{9}Z-[A-Za-z0-9-]{0,40}-[0-9a-f]{6}$/, 'is not the id of a run');

export const recordVersion = 1;

/** How a run went, written when it ends. */
export const runRecordSchema = z.object({
  formatVersion: z.literal(recordVersion),
  id: runIdSchema,
  pipeline: z.string(),
  profile: z.string().optional(),
  /** Parameters given for this run, by `stage.parameter`. */
  set: z.record(z.string(), z.unknown()),
  seed: z.number(),
  startedAt: z.iso.datetime(),
  milliseconds: z.number().min(0),
  ok: z.boolean(),
  /** In the pipeline's order. */
  nodes: z.array(
    z.object({
      id: z.string(),
      summary: z.string(),
      /** Name of the stage; none for an asset. */
      stage: z.string().optional(),
      inputs: z.array(z.string()).readonly(),
      outcome: z.enum(outcomes),
      /** Of its artifact, where it has one. */
      key: hashSchema.optional(),
      milliseconds: z.number().min(0),
    }),
  ),
  /** The pipeline's named results. */
  outputs: z.record(z.string(), z.object({ node: z.string(), output: z.string() })),
});

export type RunRecord = z.output<typeof runRecordSchema>;
