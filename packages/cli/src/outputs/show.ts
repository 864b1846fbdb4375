import { z } from 'zod';

const output = z.object({
  kind: z.enum(['table', 'record', 'file']),
  type: z.string(),
  rows: z.int().optional(),
  bytes: z.int(),
  /** The file that holds it. */
  path: z.string(),
});

/** What a stage takes, as `wordloom show NAME --parameters --json` prints it. */
export const parameterOutput = z.object({
  name: z.string(),
  description: z.string(),
  /** What values it takes, in words. */
  takes: z.string(),
  default: z.unknown(),
  value: z.unknown(),
});

/** What `wordloom show NAME --json` prints. */
export const showPipelineOutput = z.object({
  pipeline: z.string(),
  summary: z.string(),
  profiles: z.array(z.string()),
  run: z
    .object({
      id: z.string(),
      startedAt: z.iso.datetime(),
      milliseconds: z.number(),
      ok: z.boolean(),
      profile: z.string().optional(),
      /** The page with pictures, where one was written. */
      report: z.string().optional(),
      outputs: z.record(z.string(), output),
      /** By stage; null where a value was not a finite number. */
      metrics: z.record(z.string(), z.record(z.string(), z.number().nullable())),
      tables: z.array(
        z.object({
          stage: z.string(),
          title: z.string(),
          columns: z.array(z.string()),
          rows: z.array(z.array(z.union([z.string(), z.number()]))),
        }),
      ),
    })
    .optional(),
});

/** What `wordloom show NAME STAGE --json` prints. */
export const showStageOutput = z.object({
  id: z.string(),
  kind: z.enum(['asset', 'stage']),
  stage: z.string().optional(),
  summary: z.string(),
  parameters: z.array(parameterOutput),
  inputs: z.record(z.string(), z.object({ from: z.string(), type: z.string() })),
  outputs: z.record(z.string(), z.string()),
  /** What the last run took from the store or made. */
  artifact: z
    .object({
      key: z.string(),
      components: z.unknown(),
      createdAt: z.iso.datetime(),
      milliseconds: z.number(),
      reproducible: z.boolean(),
      outputs: z.record(z.string(), output),
      metrics: z.record(z.string(), z.number().nullable()),
    })
    .optional(),
});

/** What `wordloom show NAME --parameters --json` prints, by stage. */
export const showParametersOutput = z.record(z.string(), z.array(parameterOutput));
