import { z } from 'zod';

/** What `wordloom verify NAME --json` prints. */
export const verifyOutput = z.object({
  pipeline: z.string(),
  profile: z.string().optional(),
  /** Whether every stage was found stored whole and keeps what it promises. */
  ok: z.boolean(),
  nodes: z.array(
    z.object({
      id: z.string(),
      /** `within`: other bits, metrics within the declared tolerances; `free`: other bits, where nothing is promised. */
      verdict: z.enum(['same', 'within', 'free', 'broken', 'damaged', 'missing', 'failed', 'stopped']),
      promises: z.enum(['bits', 'tolerances', 'nothing']),
      differences: z.array(z.string()),
      metrics: z.array(
        z.object({
          name: z.string(),
          tolerance: z.number(),
          was: z.number().nullish(),
          is: z.number().optional(),
          /** Relative; absent where one of the two is no number. */
          difference: z.number().optional(),
        }),
      ),
    }),
  ),
});
