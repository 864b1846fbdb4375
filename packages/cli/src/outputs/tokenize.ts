import { z } from 'zod';

/** What `wordloom tokenize` prints with --json. */
export const tokenizeOutput = z.object({
  tokenizer: z.object({
    kind: z.string(),
    vocabularySize: z.int(),
    /** The file or folder it comes from. */
    from: z.string(),
    /** The run that made it, with --in. */
    pipeline: z.string().optional(),
    run: z.string().optional(),
  }),
  /** In the order of the text. */
  tokens: z.array(
    z.object({
      id: z.int(),
      /** As the tokenizer's own files write it. */
      token: z.string(),
      /** Bytes of the text in UTF-8, from start up to, not with, end; both 0 for tokens around the text. */
      start: z.int(),
      end: z.int(),
    }),
  ),
});
