import { z } from 'zod';

/** What `wordloom similar` and `wordloom analogy` print with --json. */
export const neighboursOutput = z.object({
  /** The words asked for, in order. */
  query: z.array(z.string()),
  /** Whose vectors they are. */
  pipeline: z.string(),
  run: z.string(),
  profile: z.string().optional(),
  words: z.int(),
  dimensions: z.int(),
  /** Nearest first. */
  neighbours: z.array(z.object({ word: z.string(), similarity: z.number() })),
});
