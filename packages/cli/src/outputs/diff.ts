import { z } from 'zod';

const cause = z.object({ node: z.string(), reason: z.string() });
const run = z.object({
  id: z.string(),
  pipeline: z.string(),
  profile: z.string().optional(),
  startedAt: z.iso.datetime(),
  ok: z.boolean(),
});

/** What `wordloom diff --json` prints. */
export const diffOutput = z.object({
  before: run,
  after: run,
  nodes: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['same', 'changed', 'added', 'removed']),
      /** What its change goes back to: a parameter, code or data, and the node where it is. */
      causes: z.array(cause),
      /** Those that differ; null where a value was not a finite number, absent where a run has none. */
      metrics: z.array(
        z.object({
          name: z.string(),
          before: z.number().nullable().optional(),
          after: z.number().nullable().optional(),
        }),
      ),
    }),
  ),
});
