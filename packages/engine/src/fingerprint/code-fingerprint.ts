import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { PackageClosures } from './package-closure.ts';

/** What a stage's code is, for its key: equal fingerprints do the same thing. */
export interface CodeFingerprint {
  readonly hash: string;
  /** Modules by path from the workspace root, each with a hash of its own, so that `why` can name the one that changed. */
  readonly modules: Readonly<Record<string, string>>;
  /** Third-party packages by name: version and closure. */
  readonly packages: Readonly<Record<string, string>>;
}

const remembered = z.object({
  files: z.record(z.string(), z.string()),
  fingerprint: z.object({
    hash: z.string(),
    modules: z.record(z.string(), z.string()),
    packages: z.record(z.string(), z.string()),
  }),
});

/** Exact version of the bundler, whose output the hash is of. */
export const bundler: string = `esbuild ${
  (createRequire(import.meta.url)('esbuild/package.json') as { version: string }).version
}`;

/**
 * Fingerprints of code, remembered between runs under the content of every file they were made from: nothing is bundled
 * when nothing was edited, and no modification time is trusted.
 */
export class Fingerprints {
  readonly #folder: string;
  readonly #hashes = new Map<string, string | undefined>();
  readonly #found = new Map<string, Promise<CodeFingerprint>>();
  readonly #closures = new Map<string | undefined, Promise<PackageClosures>>();

  /** @param folder where to remember them */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param entry absolute path of the stage's implementation */
  of(entry: string): Promise<CodeFingerprint> {
    const known = this.#found.get(entry) ?? this.#find(entry);
    this.#found.set(entry, known);
    return known;
  }

  async #find(entry: string): Promise<CodeFingerprint> {
    const { root, lockfile } = workspaceOf(entry);
    const name = createHash('sha256')
      .update(`${bundler}\n${relative(root, entry)}`)
      .digest('hex');
    const file = join(this.#folder, `${name.slice(0, 32)}.json`);
    return (await this.#recall(file, root)) ?? (await this.#make(entry, root, lockfile, file));
  }

  async #recall(file: string, root: string): Promise<CodeFingerprint | undefined> {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const { data } = remembered.safeParse(parseJson(text));
    if (!data) return undefined;
    const same = Object.entries(data.files).every(([path, hash]) => this.#hash(resolve(root, path)) === hash);
    return same ? data.fingerprint : undefined;
  }

  async #make(
    entry: string,
    root: string,
    lockfile: string | undefined,
    file: string,
  ): Promise<CodeFingerprint> {
    const { bundleCode } = await import('./bundle-code.ts');
    const bundle = await bundleCode(entry);
    const closures = await this.#closuresOf(lockfile);
    const packages: Record<string, string> = {};
    for (const { name, importer } of bundle.packages) packages[name] ??= await closures.of(name, importer);

    const fromRoot = (path: string) => relative(root, path).split(sep).join('/');
    const looked = [...bundle.files.keys()];
    const manifests = new Set(looked.flatMap((path) => manifestAbove(path) ?? []));
    const files = Object.fromEntries(
      [...looked, ...manifests, ...(lockfile ? [lockfile] : [])].map((path) => [
        fromRoot(path),
        this.#hash(path) ?? '',
      ]),
    );
    const modules = Object.fromEntries([...bundle.modules].map(([path, hash]) => [fromRoot(path), hash]));
    const fingerprint = { hash: bundle.hash, modules, packages };
    await this.#remember(file, JSON.stringify({ files, fingerprint }));
    return fingerprint;
  }

  /** A lockfile takes longer to read than all else, so that it is read once for all stages. */
  #closuresOf(lockfile: string | undefined): Promise<PackageClosures> {
    const closures =
      this.#closures.get(lockfile) ??
      import('./package-closure.ts').then(({ packageClosures }) => packageClosures(lockfile));
    this.#closures.set(lockfile, closures);
    return closures;
  }

  async #remember(file: string, text: string): Promise<void> {
    const partial = `${file}.${process.pid}`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(partial, text);
      await rename(partial, file);
    } catch {
      // Only a shortcut is lost: a store that cannot be written says so when it matters.
    }
  }

  #hash(path: string): string | undefined {
    if (!this.#hashes.has(path)) this.#hashes.set(path, hashFile(path));
    return this.#hashes.get(path);
  }
}

/** The workspace of a file: the folder with pnpm's lockfile above it, or the outermost package.json. */
export function workspaceOf(file: string): { root: string; lockfile: string | undefined } {
  let outermost = dirname(file);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const lockfile = join(folder, 'pnpm-lock.yaml');
    if (existsSync(lockfile) && !file.slice(folder.length).includes(`${sep}node_modules${sep}`)) {
      return { root: folder, lockfile };
    }
    if (existsSync(join(folder, 'package.json'))) outermost = folder;
    if (folder === dirname(folder)) return { root: outermost, lockfile: undefined };
  }
}

/** The nearest package.json: its `exports` and `sideEffects` decide what is bundled. */
function manifestAbove(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) return manifest;
  }
  return undefined;
}

function hashFile(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
