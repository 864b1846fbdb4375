import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncPath } from './sync-path.ts';

/** Node writes less than 2 GiB at once. */
const ONE_WRITE = 2 ** 30;

/**
 * A file that is there whole or not at all, whenever the process is killed or the machine stops: written under another name,
 * brought to the disk, renamed.
 *
 * @param content text in UTF-8, or bytes, part after part
 * @param unfinished the other name, on the same disk; by default beside the file, with a dot before it
 */
export async function writeDurable(
  path: string,
  content: string | readonly Uint8Array[],
  unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`),
): Promise<void> {
  const file = await open(unfinished, 'wx');
  try {
    try {
      if (typeof content === 'string') await file.writeFile(content);
      else for (const part of content) await writeAll(file, part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncPath(dirname(path));
}

async function writeAll(file: FileHandle, part: Uint8Array): Promise<void> {
  for (let done = 0; done < part.length; ) {
    const { bytesWritten } = await file.write(part, done, Math.min(ONE_WRITE, part.length - done));
    done += bytesWritten;
  }
}
