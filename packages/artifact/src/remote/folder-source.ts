import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from './source.ts';
import { Unreachable } from './unreachable.ts';

/** A store in a folder that others may write to, such as one of a network drive. */
export function folderSource(folder: string): Source {
  return {
    name: folder,
    async open(path) {
      try {
        const file = await open(join(folder, path));
        return file.createReadStream({ highWaterMark: 1 << 20 });
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' && (await isFolder(folder))) return undefined; // else a drive that is not mounted
        throw new Unreachable(message, { cause: error });
      }
    },
  };
}

function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
