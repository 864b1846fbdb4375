import { createHash, hash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LocalCopy } from './copy.ts';
import { isFolder } from './read-content.ts';
import { textFiles } from './text-files.ts';

/**
 * SHA-256 of what lies at the copy's path, as it is there: a file's bytes, packed or not; of a folder the names and contents of
 * its text files in order. Changes when, and mostly only when, the unpacked content would.
 */
export async function sourceHash({ path }: Pick<LocalCopy, 'path'>): Promise<string> {
  if (!(await isFolder(path))) return fileHash(path);
  const hashed = createHash('sha256');
  for (const file of await textFiles(path))
    hashed.update(`${JSON.stringify(file)} ${await fileHash(join(path, file))}\n`);
  return hashed.digest('hex');
}

/** Up to here reading takes less than handing it to a thread. */
const small = 2 ** 16;

async function fileHash(path: string): Promise<string> {
  if (statSync(path).size <= small) return hash('sha256', readFileSync(path));
  const hashed = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hashed);
  return hashed.digest('hex');
}
