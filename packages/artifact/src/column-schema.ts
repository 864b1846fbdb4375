import type { Column } from '@wordloom/schema';
import { z } from 'zod';

const number = z.object({
  type: z.enum([
    'int8',
    'uint8',
    'int16',
    'uint16',
    'int32',
    'uint32',
    'int64',
    'uint64',
    'float32',
    'float64',
  ]),
});
const utf8 = z.object({ type: z.literal('utf8') });

/** The type of a written column, so that the size of vectors is known. */
export const columnSchema: z.ZodType<Column> = z.union([
  number,
  utf8,
  z.object({ type: z.literal('bool') }),
  z.object({ type: z.literal('list'), item: z.union([number, utf8]) }),
  z.object({ type: z.literal('vector'), item: number, size: z.int().min(0) }),
]);
