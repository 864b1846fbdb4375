import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, write, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { syncFile, syncPath } from './sync-path.ts';

/** Node writes less than 2 GiB at once. */
const ONE_WRITE = 2 ** 30;
const writeBytes = promisify(write);

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
  await writeSynced(unfinished, content);
  await renameDurable(unfinished, path);
}

/** A new file whose bytes are on the disk, under a name that may not be; where that fails nothing is left of it. */
export async function writeSynced(path: string, content: string | readonly Uint8Array[]): Promise<void> {
  const file = openSync(path, 'wx');
  try {
    try {
      if (typeof content === 'string') writeFileSync(file, content);
      else for (const part of content) await writeAll(file, part);
      await syncFile(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Gives a file another name, which is on the disk then; where that fails the file is removed. */
export async function renameDurable(from: string, to: string): Promise<void> {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { force: true });
    throw error;
  }
  await syncPath(dirname(to));
}

async function writeAll(file: number, part: Uint8Array): Promise<void> {
  for (let done = 0; done < part.length; ) {
    const { bytesWritten } = await writeBytes(file, part, done, Math.min(ONE_WRITE, part.length - done));
    done += bytesWritten;
  }
}
