import { z } from 'zod';

/** What `wordloom export NAME --json` prints. */
export const exportOutput = z.object({
  pipeline: z.string(),
  run: z.string(),
  folder: z.string(),
  files: z.array(
    z.object({
      /** The node and its output that the file holds. */
      node: z.string(),
      output: z.string(),
      path: z.string(),
      format: z.enum(['parquet', 'arrow', 'json', 'word2vec', 'file']),
      bytes: z.int(),
      rows: z.int().optional(),
    }),
  ),
  /** Of all data that the files are made from. */
  licences: z.array(
    z.object({ name: z.string(), attribution: z.string(), shareAlike: z.boolean().optional() }),
  ),
});
