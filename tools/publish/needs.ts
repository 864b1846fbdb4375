import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { splitSpecifier } from '../layers/package-exports.ts';
import { moduleReferences } from '../workspace/module-references.ts';

/** What an entry of an installed package needs. */
export interface Needs {
  /** Files of the package, from its folder. */
  readonly files: ReadonlySet<string>;
  /** Other packages that it imports, in code or declarations, each with a file that does. */
  readonly packages: ReadonlyMap<string, string>;
}

/** Follows imports and URLs from the files of an entry, in a package's folder. */
export function needsOf(
  folder: string,
  entryFiles: readonly string[],
  available: ReadonlySet<string>,
): Needs {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const waiting = [...entryFiles];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!/\.[jt]s$/.test(file) || !available.has(file)) continue;
    for (const { specifier } of moduleReferences(file, readFileSync(join(folder, file), 'utf8'))) {
      if (isBuiltin(specifier)) continue;
      if (!/^\.{1,2}\//.test(specifier)) packages.set(splitSpecifier(specifier).packageName, file);
      else if (file.endsWith('.d.ts')) waiting.push(join(dirname(file), specifier.replace(/\.js$/, '.d.ts')));
      else waiting.push(join(dirname(file), specifier));
    }
  }
  return { files, packages };
}
