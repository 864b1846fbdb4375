import type { Figure } from '@wordloom/events';
import { z } from 'zod';

const titled = { title: z.string(), caption: z.string().exactOptional() };
const numbers = z.array(z.number());

/** What a stage drew, checked when it is kept, since reports of later runs draw it from here. */
export const figureSchema: z.ZodType<Figure> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('histogram'),
    ...titled,
    xLabel: z.string(),
    yLabel: z.string(),
    edges: numbers,
    series: z.array(z.object({ name: z.string(), counts: numbers })),
  }),
  z.object({
    kind: z.literal('curves'),
    ...titled,
    xLabel: z.string(),
    yLabel: z.string(),
    series: z.array(z.object({ name: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
  }),
  z.object({
    kind: z.literal('scatter'),
    ...titled,
    points: z.array(
      z.object({ x: z.number(), y: z.number(), label: z.string(), group: z.string().exactOptional() }),
    ),
  }),
  z.object({
    kind: z.literal('table'),
    ...titled,
    columns: z.array(z.object({ name: z.string(), digits: z.number().exactOptional() })),
    rows: z.array(z.array(z.union([z.string(), z.number()]))),
    highlight: z.boolean().exactOptional(),
  }),
  z.object({
    kind: z.literal('bars'),
    ...titled,
    yLabel: z.string(),
    labels: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), values: numbers })),
  }),
  z.object({
    kind: z.literal('segments'),
    ...titled,
    texts: z.array(z.object({ name: z.string().exactOptional(), pieces: z.array(z.string()) })),
  }),
]);
