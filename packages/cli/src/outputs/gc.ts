import { z } from 'zod';

const amount = z.object({ number: z.int(), bytes: z.number() });

/** What `wordloom gc --json` prints. */
export const gcOutput = z.object({
  /** Whether it was deleted, or only looked for. */
  deleted: z.boolean(),
  days: z.number(),
  /** Runs whose artifacts are kept; the pinned ones among them. */
  runs: z.int(),
  pinned: z.int(),
  kept: amount,
  /** Artifacts that no kept run has and nothing used lately. */
  artifacts: z.array(z.object({ key: z.string(), stage: z.string(), usedAt: z.iso.datetime() })),
  /** Files that only those have, or none. */
  blobs: amount,
  checkpoints: amount,
  /** What killed processes left half written. */
  unfinished: amount,
  /** Processes that are at work; what they use is kept. */
  others: z.array(z.object({ host: z.string(), pid: z.int() })),
});
