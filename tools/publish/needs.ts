import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { splitSpecifier } from '../layers/package-exports.ts';
import { moduleReferences } from '../workspace/module-references.ts';

/** What an entry of an installed package needs. */
export interface Needs {
  /** Files of the package, from its folder. */
  readonly files: ReadonlySet<string>;
  /** Other packages that it imports, in code or declarations. */
  readonly packages: ReadonlyMap<string, Need>;
}

export interface Need {
  /** One that imports it. */
  readonly file: string;
  /** Only by way of an `import()`: the entry can be had without. */
  readonly isLazy: boolean;
}

/** Follows imports and URLs from the files of an entry, in a package's folder. */
export function needsOf(
  folder: string,
  entryFiles: readonly string[],
  available: ReadonlySet<string>,
): Needs {
  const files = new Set<string>();
  const packages = new Map<string, Need>();
  let isLazy = false;
  let waiting = [...entryFiles];
  const later: string[] = [];
  for (;;) {
    const file = waiting.pop();
    if (file === undefined) {
      if (isLazy || later.length === 0) break;
      isLazy = true;
      waiting = later;
      continue;
    }
    if (files.has(file)) continue;
    files.add(file);
    if (!/\.[jt]s$/.test(file) || !available.has(file)) continue;
    for (const reference of moduleReferences(file, readFileSync(join(folder, file), 'utf8'))) {
      const { specifier } = reference;
      if (isBuiltin(specifier)) continue;
      const comesLazily = isLazy || reference.isLazy;
      if (!/^\.{1,2}\//.test(specifier)) {
        const { packageName } = splitSpecifier(specifier);
        if (!comesLazily || !packages.has(packageName))
          packages.set(packageName, { file, isLazy: comesLazily });
        continue;
      }
      const target = file.endsWith('.d.ts') ? specifier.replace(/\.js$/, '.d.ts') : specifier;
      (comesLazily && !isLazy ? later : waiting).push(join(dirname(file), target));
    }
  }
  return { files, packages };
}
