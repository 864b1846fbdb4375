import { z } from 'zod';

/** What `wordloom ls --json` prints. */
export const pipelinesOutput = z.array(
  z.object({
    name: z.string(),
    /** Absent where the pipeline's file is broken. */
    summary: z.string().optional(),
    stages: z.int().optional(),
    profiles: z.array(z.string()),
    lastRun: z
      .object({
        id: z.string(),
        startedAt: z.iso.datetime(),
        ok: z.boolean(),
        profile: z.string().optional(),
        milliseconds: z.number(),
      })
      .optional(),
    /** Why the pipeline cannot be loaded. */
    problem: z.string().optional(),
  }),
);
