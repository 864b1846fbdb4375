import { z } from 'zod';

export const plannedNodeOutput = z.object({
  id: z.string(),
  /** `waits`: it runs or not by what the nodes before it turn out to make. `remote`: it comes from the remote store. */
  state: z.enum(['cached', 'remote', 'runs', 'waits']),
  reasons: z.array(z.string()),
  key: z.string().optional(),
  /** What it took, or would probably take; absent where it never ran. */
  milliseconds: z.number().optional(),
  bytes: z.number().optional(),
});

/** What `wordloom plan NAME --json` prints. */
export const planOutput = z.object({
  pipeline: z.string(),
  profile: z.string().optional(),
  nodes: z.array(plannedNodeOutput),
  /** Of the nodes that run or wait, as far as it is known. */
  milliseconds: z.number(),
  bytes: z.number(),
});

/** What `wordloom why NAME STAGE --json` prints. */
export const whyOutput = plannedNodeOutput.extend({ pipeline: z.string() });
