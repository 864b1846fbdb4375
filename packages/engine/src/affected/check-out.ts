import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { git } from './git.ts';
import { linkPackages } from './link-packages.ts';

/** The files of a commit in a folder of their own, with the packages that are installed now. */
export interface Checkout extends AsyncDisposable {
  readonly commit: string;
  /** The counterpart of a path in the repository; undefined where the commit has none. */
  counterpart(path: string): string | undefined;
  /** Where remarks on the commit's code are kept. */
  readonly notes: string;
}

/** Writes the files of a commit beside the repository, which stays as it is: its index, branches and work trees too. */
export async function checkOut(repository: string, commit: string): Promise<Checkout> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'wordloom-base-')));
  const remove = () => rm(folder, { recursive: true, force: true });
  const root = join(folder, 'tree');
  try {
    const index = { GIT_INDEX_FILE: join(folder, 'index') };
    await git(repository, ['read-tree', commit], index);
    await git(repository, ['checkout-index', '--all', `--prefix=${root}/`], index);
    await linkPackages(repository, root);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    commit,
    notes: join(folder, 'notes'),
    counterpart(path) {
      const inside = relative(repository, path);
      if (inside.startsWith('..')) return undefined;
      const found = join(root, inside);
      return existsSync(found) ? found : undefined;
    },
    [Symbol.asyncDispose]: remove,
  };
}
