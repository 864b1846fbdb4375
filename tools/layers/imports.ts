import { moduleReferences } from '../workspace/module-references.ts';

/** One place where a file names another module. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/**
 * Every module that TypeScript source names: imports and re-exports (types too), `import()` and `import('x').T` with a
 * literal, and code reached by `new URL('./worker.ts', import.meta.url)`. A URL of a folder or of data is no import.
 *
 * @throws Error with the parser's message if the source does not parse
 */
export function importsOf(fileName: string, source: string): Import[] {
  const lineOf = lineFinder(source);
  return moduleReferences(fileName, source)
    .filter(({ kind, specifier }) => kind === 'import' || /\.([cm]?[jt]s|wasm)$/.test(specifier))
    .map(({ kind, specifier, start }) => {
      const relative = kind === 'url' && !specifier.startsWith('.') ? `./${specifier}` : specifier;
      return { specifier: relative, line: lineOf(start) };
    });
}

function lineFinder(source: string): (offset: number) => number {
  const ends: number[] = [];
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) ends.push(end);
  return (offset) => ends.filter((end) => end < offset).length + 1;
}
