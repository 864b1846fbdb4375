import { type Argument, parseSync, Visitor } from 'oxc-parser';

/** One place where a file names another module. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/**
 * Every module that TypeScript source names: imports and re-exports (types too), `import()` and `import('x').T` with a
 * literal, and code reached by `new URL('./worker.ts', import.meta.url)`.
 *
 * @throws Error with the parser's message if the source does not parse
 */
export function importsOf(fileName: string, source: string): Import[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors[0]) throw new Error(`${fileName}: ${errors[0].message}`);
  const found: { specifier: string; start: number }[] = [];
  const add = (node: { type: string; value?: unknown; start: number } | null) => {
    if (node?.type === 'Literal' && typeof node.value === 'string')
      found.push({ specifier: node.value, start: node.start });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    NewExpression({ callee, arguments: [url, base] }) {
      if (callee.type === 'Identifier' && callee.name === 'URL' && isImportMetaUrl(base) && namesCode(url))
        add(url);
    },
  }).visit(program);
  const lineOf = lineFinder(source);
  return found.map(({ specifier, start }) => ({ specifier, line: lineOf(start) }));
}

function isImportMetaUrl(node: Argument | undefined): boolean {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty';
}

// A URL of a folder or of data is no import.
function namesCode(node: Argument | undefined): node is Argument & { type: 'Literal' } {
  return (
    node?.type === 'Literal' && typeof node.value === 'string' && /\.([cm]?[jt]s|wasm)$/.test(node.value)
  );
}

function lineFinder(source: string): (offset: number) => number {
  const ends: number[] = [];
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) ends.push(end);
  return (offset) => ends.filter((end) => end < offset).length + 1;
}
