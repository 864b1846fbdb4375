import { type Argument, parseSync, Visitor } from 'oxc-parser';

/** A string literal by which a module names another file or package. */
export interface ModuleReference {
  /** `import` of a module, types included, or `url` for `new URL('./file', import.meta.url)`. */
  readonly kind: 'import' | 'url';
  readonly specifier: string;
  /** Only when it comes to it: `import()`. */
  readonly isLazy: boolean;
  /** Range of the literal in the text, quotes included. */
  readonly start: number;
  readonly end: number;
}

/**
 * Everything that a module names by a literal, in the order of the text.
 *
 * @throws Error with the parser's message if the text does not parse
 */
export function moduleReferences(fileName: string, text: string): ModuleReference[] {
  const { program, errors } = parseSync(fileName, text);
  if (errors[0]) throw new Error(`${fileName}: ${errors[0].message}`);
  const found: ModuleReference[] = [];
  const add = (kind: ModuleReference['kind'], node: Named | null | undefined, isLazy = false) => {
    if (node?.type !== 'Literal' || typeof node.value !== 'string') return;
    found.push({ kind, specifier: node.value, isLazy, start: node.start, end: node.end });
  };
  new Visitor({
    ImportDeclaration: (node) => add('import', node.source),
    ExportAllDeclaration: (node) => add('import', node.source),
    ExportNamedDeclaration: (node) => add('import', node.source),
    ImportExpression: (node) => add('import', node.source, true),
    TSImportType: (node) => add('import', node.source),
    NewExpression({ callee, arguments: [target, base] }) {
      if (callee.type === 'Identifier' && callee.name === 'URL' && isImportMetaUrl(base)) add('url', target);
    },
  }).visit(program);
  return found.sort((a, b) => a.start - b.start);
}

type Named = {
  readonly type: string;
  readonly value?: unknown;
  readonly start: number;
  readonly end: number;
};

function isImportMetaUrl(node: Argument | undefined): boolean {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty';
}
