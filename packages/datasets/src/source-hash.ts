import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { hashFile } from '@wordloom/artifact';
import type { LocalCopy } from './copy.ts';
import { isFolder } from './read-content.ts';
import { textFiles } from './text-files.ts';

/**
 * SHA-256 of what lies at the copy's path, as it is there: a file's bytes, packed or not; of a folder the names and contents of
 * its text files in order. Changes when, and mostly only when, the unpacked content would.
 */
export async function sourceHash({ path }: Pick<LocalCopy, 'path'>): Promise<string> {
  if (!(await isFolder(path))) return hashFile(path);
  const hash = createHash('sha256');
  for (const file of await textFiles(path))
    hash.update(`${JSON.stringify(file)} ${await hashFile(join(path, file))}\n`);
  return hash.digest('hex');
}
