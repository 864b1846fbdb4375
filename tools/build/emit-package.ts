import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Member } from '../workspace/members.ts';
import { entryFiles } from './entry-files.ts';
import type { ReachedFiles } from './reached-files.ts';
import { rewriteReferences } from './rewrite-references.ts';

/** Where compiled code is, and which private packages are built into those that import them. */
export interface Compiled {
  readonly folder: string;
  readonly builtIn: ReadonlyMap<string, Member>;
}

/** Writes `dist/` of a package anew: its compiled code, and the data that it names beside its code. */
export function emitPackage(
  root: string,
  { folder }: Member,
  { code, data }: ReachedFiles,
  compiled: Compiled,
): void {
  rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  const outputOf = (file: string): string | undefined => {
    for (const inside of compiled.builtIn.values()) {
      if (file.startsWith(`${inside.folder}/`))
        return join(folder, 'dist', inside.folderName, relative(inside.folder, file));
    }
    const source = `${folder}/src/`;
    return file.startsWith(source) ? join(folder, 'dist', file.slice(source.length)) : undefined;
  };

  for (const file of code) {
    const output = outputOf(file);
    if (output === undefined) throw new Error(`${file} is reached from ${folder}, but is no source of it`);
    mkdirSync(join(root, dirname(output)), { recursive: true });
    for (const ending of ['.js', '.d.ts']) {
      const text = readFileSync(join(compiled.folder, file.replace(/\.ts$/, ending)), 'utf8');
      const rewritten = rewriteReferences(`x${ending}`, text, ({ specifier }) => {
        const inside = compiled.builtIn.get(specifier);
        if (!inside) return /^\.{1,2}\/.*\.ts$/.test(specifier) ? specifier.replace(/ts$/, 'js') : undefined;
        const target = outputOf(entryFiles(inside)[0]!)!.replace(/\.ts$/, '.js');
        return `./${relative(dirname(output), target)}`;
      });
      writeFileSync(join(root, output.replace(/\.ts$/, ending)), rewritten);
    }
  }
  for (const file of data) {
    const output = outputOf(file);
    if (output === undefined) continue; // beside src, as data/ of datasets: it stands in the package where it is
    mkdirSync(join(root, dirname(output)), { recursive: true });
    copyFileSync(join(root, file), join(root, output));
  }
}
