import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whether a folder, or the one that it would be made in, can be written, and the room on its disk. */
export async function examineFolder(path: string): Promise<{ writable: boolean; freeBytes: number }> {
  try {
    await access(path);
  } catch {
    if (path !== dirname(path)) return examineFolder(dirname(path));
  }
  const { bavail, bsize } = await statfs(path);
  const writable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  return { writable, freeBytes: bavail * bsize };
}
