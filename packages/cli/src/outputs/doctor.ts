import { z } from 'zod';

/** What `wordloom doctor --json` prints. */
export const doctorOutput = z.array(
  z.object({
    name: z.string(),
    ok: z.boolean(),
    /** What was found. */
    found: z.string(),
    /** What to do about it, where there is something. */
    fix: z.string().optional(),
  }),
);
