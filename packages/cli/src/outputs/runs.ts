import { z } from 'zod';

/** What `wordloom runs --json` prints, newest first. */
export const runsOutput = z.array(
  z.object({
    id: z.string(),
    pipeline: z.string(),
    profile: z.string().optional(),
    startedAt: z.iso.datetime(),
    /** `unfinished`: it still runs, or was killed. */
    state: z.enum(['ok', 'failed', 'unfinished']),
    milliseconds: z.number().optional(),
    seed: z.number().optional(),
    /** Parameters given for this run. */
    set: z.record(z.string(), z.unknown()).optional(),
    /** Nodes by how they ended: ran, cached, failed, skipped, cancelled. */
    counts: z.record(z.string(), z.int()).optional(),
    /** Nodes that failed. */
    failed: z.array(z.string()).optional(),
  }),
);
