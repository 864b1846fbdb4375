import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, symlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Gives the files of a commit the packages that are installed in the repository now. A package of the repository itself is
 * that of the commit.
 */
export async function linkPackages(repository: string, tree: string): Promise<void> {
  const own = await ownPackages(tree);
  for (const { folder, needs } of own.values()) {
    const installed = await installedPackages(join(repository, folder, 'node_modules'));
    for (const name of new Set([...installed.keys(), ...needs])) {
      const sibling = own.get(name);
      const target = sibling
        ? join(tree, sibling.folder)
        : atCommit(installed.get(name) ?? '', repository, tree);
      if (target) await link(join(tree, folder, 'node_modules', name), target);
    }
  }
}

interface OwnPackage {
  readonly folder: string;
  /** Packages of the repository that it names. */
  readonly needs: readonly string[];
}

async function ownPackages(tree: string): Promise<Map<string, OwnPackage>> {
  const found = new Map<string, OwnPackage>();
  const manifests = ['package.json', ...globSync('**/package.json', { cwd: tree })];
  for (const file of manifests) {
    const folder = dirname(file);
    const { name = folder, dependencies, devDependencies } = await readManifest(join(tree, file));
    if (!found.has(name))
      found.set(name, { folder, needs: Object.keys({ ...dependencies, ...devDependencies }) });
  }
  return found;
}

interface PackageManifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

async function readManifest(file: string): Promise<PackageManifest> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as PackageManifest;
  } catch {
    return {};
  }
}

/** What is in a folder `node_modules`, by name: its real place. */
async function installedPackages(folder: string): Promise<Map<string, string>> {
  if (!existsSync(folder)) return new Map();
  const entries = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const scoped = entries.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(folder, name))).map((inner) => `${name}/${inner}`) : [name],
  );
  const names = (await Promise.all(scoped)).flat();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await realpath(join(folder, name))] as const)),
  );
}

/** An own package that the commit does not have is none of its packages. */
function atCommit(target: string, repository: string, tree: string): string | undefined {
  const inside = relative(repository, target);
  if (inside.startsWith('..') || `${sep}${inside}${sep}`.includes(`${sep}node_modules${sep}`)) return target;
  const found = join(tree, inside);
  return existsSync(found) ? found : undefined;
}

async function link(path: string, target: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error; // the commit itself holds it
  });
}
