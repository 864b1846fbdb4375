import { realpath } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { WordloomError } from '@wordloom/errors';
import { type BuildFailure, build, type Plugin, transform } from 'esbuild';
import { hashBytes, type LoadedModule, loadModule, refuseProblems, sha256 } from './load-module.ts';

/** The code of one entry, bundled. */
export interface CodeBundle {
  /** SHA-256 of the minified bundle: of what the code does, not how it is written. */
  readonly hash: string;
  /** Every workspace file that was looked at, by absolute path: its SHA-256. A change in none of them changes nothing. */
  readonly files: ReadonlyMap<string, string>;
  /** Workspace files that are part of the code, each with a hash of its own, to tell which one changed. */
  readonly modules: ReadonlyMap<string, string>;
  /** Third-party packages imported, with the folder of an importing module. */
  readonly packages: readonly { readonly name: string; readonly importer: string }[];
}

const codeFile = /\.(?:[cm]?js|[cm]?ts)$/;
/** Declarations only; what it does for the engine counts through the key's format. */
const declarations = '@wordloom/stage';

/**
 * Bundles and minifies a module with its workspace imports, every file it reaches by URL standing in it as a hash.
 *
 * @param within entries that this one is reached from
 * @throws WordloomError `stage/unfollowable` where the code reaches a file that no static reading can name
 */
export async function bundleCode(entry: string, within: readonly string[] = []): Promise<CodeBundle> {
  const chain = [...within, entry];
  const modules = new Map<string, LoadedModule>();
  const nested = new Map<string, CodeBundle>();
  const bytes = new Map<string, string>();
  const packages: { name: string; importer: string }[] = [];

  const hashReached = async (file: string): Promise<string> => {
    if (chain.includes(file)) return 'itself';
    if (codeFile.test(file)) {
      const bundle = nested.get(file) ?? (await bundleCode(file, chain));
      nested.set(file, bundle);
      return bundle.hash;
    }
    const hash = await hashBytes(file);
    bytes.set(file, hash);
    return hash;
  };

  const plugin: Plugin = {
    name: 'wordloom-fingerprint',
    setup(bundler) {
      bundler.onResolve({ filter: /^[^./]/ }, async ({ path, resolveDir, kind, pluginData }) => {
        if (kind === 'entry-point' || pluginData === 'resolving') return undefined;
        if (path.startsWith('node:') || path === declarations)
          return { path, external: true, sideEffects: false };
        const found = await bundler.resolve(path, { resolveDir, kind, pluginData: 'resolving' });
        const isFile = !found.external && found.errors.length === 0;
        if (isFile && !(await realpath(found.path)).includes('/node_modules/')) return undefined;
        packages.push({ name: packageName(path), importer: resolveDir });
        return { path, external: true, sideEffects: false };
      });
      bundler.onLoad({ filter: codeFile }, async ({ path }) => {
        const module = await loadModule(path, hashReached);
        modules.set(path, module);
        return { contents: module.bundled, loader: 'js' };
      });
      bundler.onLoad({ filter: /\.json$/ }, async ({ path }) => {
        bytes.set(path, await hashBytes(path));
        return undefined;
      });
    },
  };

  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    logLevel: 'silent',
    tsconfigRaw: {},
    absWorkingDir: dirname(entry),
    plugins: [plugin],
  }).catch(rethrow);
  const output = Object.values(metafile.outputs)[0]!;
  const isUsed = (path: string) => (output.inputs[relative(dirname(entry), path)]?.bytesInOutput ?? 0) > 0;
  const used = [...modules].filter(([path]) => path === entry || isUsed(path));
  for (const [path, module] of used) refuseProblems(path, module);
  const imported = new Set(
    output.imports.filter(({ external }) => external).map(({ path }) => packageName(path)),
  );
  const inner = [...nested.values()];
  return {
    hash: await minifiedHash(outputFiles[0]!.text),
    files: new Map([
      ...inner.flatMap((bundle) => [...bundle.files]),
      ...bytes,
      ...[...modules].map(([path, { fileHash }]) => [path, fileHash] as const),
    ]),
    modules: new Map([...inner.flatMap((bundle) => [...bundle.modules]), ...(await eachAlone(used))]),
    packages: [
      ...packages.filter(({ name }) => imported.has(name)),
      ...inner.flatMap((bundle) => bundle.packages),
    ],
  };
}

/** What a plugin threw comes wrapped; what does not parse or resolve gets a place. */
function rethrow(error: unknown): never {
  const [first] = (error as Partial<BuildFailure>).errors ?? [];
  if (first?.detail instanceof WordloomError) throw first.detail;
  if (!first) throw error;
  throw new WordloomError({
    code: 'stage/broken-code',
    what: `the code of a stage cannot be read: ${first.text}`,
    ...(first.location ? { where: { file: first.location.file, line: first.location.line } } : {}),
    fix: 'correct the file',
    cause: error,
  });
}

/** Each module minified alone, and the files it reaches: not what the key is made of, but what tells where a change is. */
async function eachAlone(used: readonly (readonly [string, LoadedModule])[]): Promise<[string, string][]> {
  const hashes = used.map(async ([path, { code, reached }]): Promise<[string, string][]> => {
    const files = [...reached].filter(([file]) => !codeFile.test(file));
    return [...files, [path, await minifiedHash(code)]];
  });
  return (await Promise.all(hashes)).flat();
}

// After bundling, not with it: the names that the minifier gives would depend on code that was dropped.
async function minifiedHash(code: string): Promise<string> {
  const minified = await transform(code, {
    minify: true,
    legalComments: 'none',
    format: 'esm',
    loader: 'js',
  });
  return sha256(minified.code);
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
