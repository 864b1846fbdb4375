import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { visible, WordloomError } from '@wordloom/errors';
import { z } from 'zod';

/** SHA-256 in lower-case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'needs 64 hexadecimal digits');

/** @throws WordloomError `artifact/hash` for what is not one: paths are made of nothing else */
export function checkHash(hash: string): string {
  if (hashSchema.safeParse(hash).success) return hash;
  throw new WordloomError({
    code: 'artifact/hash',
    what: `'${visible(hash.slice(0, 80))}' is not a SHA-256 in hexadecimal`,
  });
}

/** SHA-256 of a file's bytes. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/** The content of a table: its columns' hashes by name, whatever their order in the file. */
export function tableContentHash(rows: number, columns: Readonly<Record<string, string>>): string {
  const named = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([rows, named]))
    .digest('hex');
}
