import { z } from 'zod';

const owners = z.array(z.string());

/** What `wordloom affected --json` prints. */
export const affectedOutput = z.object({
  /** The commit that the change begins at. */
  base: z.string(),
  /** How many pipelines were looked at. */
  looked: z.int(),
  pipelines: z.array(
    z.object({
      name: z.string(),
      /** `broken`: it cannot be read now, or could not before. */
      change: z.enum(['changed', 'new', 'removed', 'broken']),
      reason: z.string().optional(),
      /** Of its definition, by CODEOWNERS. */
      owners,
      nodes: z.array(
        z.object({
          id: z.string(),
          /** `reached`: it runs unless what comes in turns out the same. */
          change: z.enum(['changed', 'new', 'removed', 'reached']),
          reasons: z.array(z.string()),
          /** Of its code, by CODEOWNERS: its implementation, and each file that changed. */
          owners,
        }),
      ),
    }),
  ),
});
