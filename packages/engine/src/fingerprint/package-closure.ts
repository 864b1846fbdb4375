import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { parse } from 'yaml';

interface Lockfile {
  readonly importers?: Record<string, Importer>;
  readonly snapshots?: Record<string, Dependencies>;
  readonly packages?: Record<string, { readonly resolution?: { readonly integrity?: string } }>;
}
interface Dependencies {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}
type Importer = Record<
  keyof Dependencies | 'devDependencies',
  Record<string, { readonly version: string }> | undefined
>;

/** Finds what a third-party package stands for: its version, and a hash over it and all it depends on. */
export interface PackageClosures {
  /** @param importer folder of the module that imports it */
  of(name: string, importer: string): Promise<string>;
}

/** Closures as pnpm's lockfile has them; packages installed without one are followed through their package.json files. */
export async function packageClosures(lockfile: string | undefined): Promise<PackageClosures> {
  if (lockfile === undefined) return { of: installedClosure };
  const lock = parse(await readFile(lockfile, 'utf8')) as Lockfile;
  const root = dirname(lockfile);
  return {
    async of(name, importer) {
      const version = lockedVersion(lock, name, relative(root, importer).split(sep).join('/'));
      if (version === undefined) return installedClosure(name, importer);
      return `${name}@${version} ${closureHash(lock, `${name}@${version}`)}`;
    },
  };
}

/** The version that the nearest workspace project above the importing folder has locked. */
function lockedVersion(lock: Lockfile, name: string, importer: string): string | undefined {
  for (let folder = importer || '.'; ; folder = dirname(folder)) {
    const project = lock.importers?.[folder];
    const found =
      project?.dependencies?.[name] ??
      project?.optionalDependencies?.[name] ??
      project?.devDependencies?.[name];
    if (found) return found.version;
    if (folder === '.') return undefined;
  }
}

function closureHash(lock: Lockfile, start: string): string {
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const snapshot = lock.snapshots?.[id];
    for (const [name, version] of Object.entries({
      ...snapshot?.dependencies,
      ...snapshot?.optionalDependencies,
    })) {
      waiting.push(`${name}@${version}`);
    }
  }
  const lines = [...seen]
    .sort()
    .map((id) => `${id} ${lock.packages?.[id.replace(/\(.*$/, '')]?.resolution?.integrity ?? ''}`);
  return shortHash(lines.join('\n'));
}

async function installedClosure(name: string, importer: string): Promise<string> {
  const seen = new Map<string, string>();
  const visit = async (dependency: string, from: string): Promise<void> => {
    const file = installedManifest(dependency, from);
    if (file === undefined || seen.has(file)) return;
    const manifest = JSON.parse(await readFile(file, 'utf8')) as { version?: string } & Dependencies;
    seen.set(file, `${dependency}@${manifest.version}`);
    for (const next of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      await visit(next, dirname(file));
    }
  };
  await visit(name, importer);
  const ids = [...seen.values()].sort();
  return `${ids.find((id) => id.startsWith(`${name}@`)) ?? name} ${shortHash(ids.join('\n'))}`;
}

function installedManifest(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json');
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return undefined;
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
