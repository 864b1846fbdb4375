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

/**
 * Writes `dist/` of a package anew: its compiled code, whose references name what is in `dist`, and the data beside its code.
 *
 * @throws Error where the package reaches code that is not its own
 */
export function emitPackage(
  root: string,
  { folder }: Member,
  { code, data }: ReachedFiles,
  compiled: Compiled,
): void {
  rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  for (const file of code) {
    const output = outputOf(file, folder, compiled.builtIn);
    if (output === undefined) throw new Error(`${folder} reaches ${file}, which is no source of it`);
    const rename = (specifier: string) => renamed(specifier, output, folder, compiled.builtIn);
    for (const ending of ['.js', '.d.ts']) {
      const text = readFileSync(join(compiled.folder, withEnding(file, ending)), 'utf8');
      const rewritten = rewriteReferences(`module${ending}`, text, ({ specifier }) => rename(specifier));
      write(join(root, withEnding(output, ending)), rewritten);
    }
  }
  for (const file of data) {
    const output = outputOf(file, folder, compiled.builtIn);
    if (output === undefined) continue; // beside src, as data/ of datasets: it stands in the package where it is
    mkdirSync(join(root, dirname(output)), { recursive: true });
    copyFileSync(join(root, file), join(root, output));
  }
}

/** What stands in the code's output for a module or file that its source names, undefined for the same. */
function renamed(
  specifier: string,
  output: string,
  folder: string,
  builtIn: ReadonlyMap<string, Member>,
): string | undefined {
  const inside = builtIn.get(specifier);
  if (!inside) return /^\.{1,2}\/.*\.ts$/.test(specifier) ? withEnding(specifier, '.js') : undefined;
  const target = outputOf(entryFiles(inside)[0]!, folder, builtIn)!;
  return `./${relative(dirname(output), withEnding(target, '.js'))}`;
}

/** `src/x.ts` is `dist/x.ts`, and `pipeline.ts` of a private package NAME built into it `dist/NAME/pipeline.ts`. */
function outputOf(file: string, folder: string, builtIn: ReadonlyMap<string, Member>): string | undefined {
  for (const inside of builtIn.values()) {
    if (file.startsWith(`${inside.folder}/`))
      return join(folder, 'dist', inside.folderName, relative(inside.folder, file));
  }
  const sources = `${folder}/src/`;
  return file.startsWith(sources) ? join(folder, 'dist', file.slice(sources.length)) : undefined;
}

function withEnding(file: string, ending: string): string {
  return file.replace(/\.ts$/, ending);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
