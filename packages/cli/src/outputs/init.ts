import { z } from 'zod';

/** What `wordloom init TEXT --json` prints. */
export const initOutput = z.object({
  name: z.string(),
  /** Where to run it. */
  project: z.string(),
  /** Path of the text from the project. */
  text: z.string(),
  files: z.int(),
  /** About how many. */
  words: z.int(),
  /** Paths of the files that were written, from the project. */
  written: z.array(z.string()),
  /** Packages that it needs and that are not installed. */
  missing: z.array(z.string()),
  /** How to install them. */
  install: z.string().optional(),
});
