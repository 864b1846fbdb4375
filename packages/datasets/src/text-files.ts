import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { visible, WordloomError } from '@wordloom/errors';

/**
 * Relative paths, with `/`, of the `.txt` and `.md` files below a folder, ordered by UTF-16 units so that every machine has
 * the same order.
 *
 * @throws WordloomError `datasets/no-text` when there is none
 */
export async function textFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && isTextName(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
  if (paths.length > 0) return paths;
  throw new WordloomError({
    code: 'datasets/no-text',
    what:
      entries.length === 0
        ? `the folder ${visible(folder)} is empty`
        : `no text file in ${visible(folder)} or below it`,
    where: { file: folder },
    fix: 'put .txt or .md files into it, or name another folder',
  });
}

export function isTextName(name: string): boolean {
  return /\.(txt|md)$/i.test(name);
}
