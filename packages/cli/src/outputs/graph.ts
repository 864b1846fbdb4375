import { z } from 'zod';

const artifact = z.object({
  kind: z.enum(['table', 'record', 'file']),
  name: z.string(),
  /** Of a table: the type of each column, in words. */
  columns: z.record(z.string(), z.string()).optional(),
  mediaType: z.string().optional(),
});
const wire = z.object({ node: z.string(), output: z.string() });

/** What `wordloom graph NAME --json` prints: a pipeline as data. */
export const graphOutput = z.object({
  pipeline: z.string(),
  summary: z.string(),
  profile: z.string().optional(),
  seed: z.number(),
  /** Each after all it reads from. */
  nodes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['asset', 'stage']),
      /** Name of the stage; none for an asset. */
      stage: z.string().optional(),
      summary: z.string(),
      inputs: z.record(z.string(), wire.extend({ type: artifact })),
      outputs: z.record(z.string(), artifact),
      parameters: z.record(z.string(), z.unknown()),
      /** JSON Schema of the parameters. */
      parametersSchema: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  outputs: z.record(z.string(), wire),
});
