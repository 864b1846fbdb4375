import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const books = 'corpora/classic-books_100MB.tar.xz';
const dataFolder =
  process.env.WORDLOOM_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** 100 MB of public-domain books, in the order of their paths, unpacked under `folder` by `tar` and `xz`. */
export function readBooks(folder: string): Uint8Array {
  const archive = join(dataFolder, books);
  if (!existsSync(archive)) {
    throw new Error(`needs ${books} under the folder in WORDLOOM_DATA, or a text of your own: --text FILE`);
  }
  execFileSync('tar', ['-xJf', archive, '-C', folder]);
  const files = globSync('**/*.md', { cwd: folder }).sort();
  return Buffer.concat(files.flatMap((file) => [readFileSync(join(folder, file)), Buffer.of(10)]));
}
