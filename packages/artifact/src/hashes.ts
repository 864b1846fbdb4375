import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, read, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
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

/** Up to here reading takes less than handing it to a thread. */
const small = 2 ** 16;
const largestRead = 2 ** 20;
const readBytes = promisify(read);

/** SHA-256 of a file's bytes. */
export async function hashFile(path: string): Promise<string> {
  const file = openSync(path, 'r');
  try {
    return await hashOpenFile(file);
  } finally {
    closeSync(file);
  }
}

/** The same from where the file is read next; while one piece of a large one is hashed, the next is read. */
export async function hashOpenFile(file: number): Promise<string> {
  if (fstatSync(file).size <= small) return hash('sha256', readFileSync(file));
  const hashed = createHash('sha256');
  const buffers = [Buffer.allocUnsafe(largestRead), Buffer.allocUnsafe(largestRead)];
  let reading = readBytes(file, buffers[0]!, 0, largestRead, null);
  for (let piece = 1; ; piece++) {
    const { bytesRead, buffer } = await reading;
    if (bytesRead === 0) return hashed.digest('hex');
    reading = readBytes(file, buffers[piece % 2]!, 0, largestRead, null);
    hashed.update(buffer.subarray(0, bytesRead));
  }
}

/** The content of a table: its columns' hashes by name, whatever their order in the file. */
export function tableContentHash(rows: number, columns: Readonly<Record<string, string>>): string {
  const named = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([rows, named]))
    .digest('hex');
}
