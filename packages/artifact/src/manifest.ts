import { z } from 'zod';
import { columnSchema } from './column-schema.ts';
import { figureSchema } from './figure-schema.ts';
import { hashSchema } from './hashes.ts';

export const manifestVersion = 1;

const output = z.object({
  type: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('table'), name: z.string(), columns: z.record(z.string(), columnSchema) }),
    z.object({ kind: z.literal('record'), name: z.string() }),
    z.object({ kind: z.literal('file'), name: z.string(), mediaType: z.string() }),
  ]),
  /** Of what it says: a table's logical values, else the bytes. Early cutoff goes by it. */
  contentHash: hashSchema,
  /** SHA-256 of the file. */
  blob: hashSchema,
  bytes: z.int().min(0),
  /** Of a table. */
  rows: z.int().min(0).exactOptional(),
  /** Of a table: the content hash of each column. */
  columns: z.record(z.string(), hashSchema).exactOptional(),
});

/** What is known of an artifact: how it was made, what it holds and where its bytes are. One JSON file a key. */
export const manifestSchema = z.object({
  formatVersion: z.literal(manifestVersion),
  key: hashSchema,
  stage: z.string(),
  /** What the key was computed from, so that it can be told what changed. */
  components: z.unknown(),
  /** Hash of each source file in the code, by path; of use to people only. */
  modules: z.record(z.string(), z.string()),
  outputs: z.record(z.string(), output),
  /** Null where a value was not a finite number. */
  metrics: z.record(z.string(), z.number().nullable()),
  figures: z.array(figureSchema),
  warnings: z.array(z.string()),
  /** What the stage wrote to its standard outputs. */
  log: z.string(),
  milliseconds: z.number().min(0),
  createdAt: z.iso.datetime(),
  licences: z.array(
    z.object({ name: z.string(), attribution: z.string(), shareAlike: z.boolean().exactOptional() }),
  ),
  /** Promised to come out the same, bit for bit, under the same key. */
  reproducible: z.boolean(),
});

export type Manifest = z.output<typeof manifestSchema>;
