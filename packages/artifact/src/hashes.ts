import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
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

const largestRead = 2 ** 20;

/**
 * SHA-256 of a file's bytes. While one piece is hashed, the next is read; for a small file, memory stays small, so that thousands
 * cause no collections.
 */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffers = [size, size - largestRead].map((left) =>
      Buffer.allocUnsafe(Math.min(Math.max(left, 1), largestRead)),
    );
    let reading = file.read(buffers[0]!);
    for (let piece = 1; ; piece++) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return hash.digest('hex');
      reading = file.read(buffers[piece % 2]!);
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** The content of a table: its columns' hashes by name, whatever their order in the file. */
export function tableContentHash(rows: number, columns: Readonly<Record<string, string>>): string {
  const named = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([rows, named]))
    .digest('hex');
}
