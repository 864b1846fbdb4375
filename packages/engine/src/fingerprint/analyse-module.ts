import type * as acorn from 'acorn';
import { ancestor } from 'acorn-walk';
import { fileSystemMisuse } from './file-system-misuse.ts';

/** A way to another file that cannot be followed. */
export interface Problem {
  readonly what: string;
  readonly snippet: string;
  /** It goes to a path that the module is given, or makes up. */
  readonly atPath?: true;
}

/** What a module of a stage's code says of files beside it. */
export interface ModuleAnalysis {
  /** Literals of `new URL('./file', import.meta.url)`, with the range of the literal in the JavaScript text. */
  readonly files: readonly { readonly specifier: string; readonly start: number; readonly end: number }[];
  /** Ranges of `implementation: new URL(...)`: the implementation has its own fingerprint. */
  readonly implementations: readonly { readonly start: number; readonly end: number }[];
  /** Ranges of top-level values made by calls that only declare: unused, they are no part of the code. */
  readonly declarations: readonly { readonly start: number; readonly end: number }[];
  /** What cannot be followed, and so cannot be part of a fingerprint. */
  readonly problems: readonly Problem[];
}

type Node = acorn.AnyNode;

/**
 * Finds in parsed JavaScript every way to reach another file. A file named by a literal can be fingerprinted; one that is
 * computed cannot, and is a problem.
 */
export function analyseModule(program: acorn.Program, code: string): ModuleAnalysis {
  const files: { specifier: string; start: number; end: number }[] = [];
  const implementations: { start: number; end: number }[] = [];
  const problems: Problem[] = [];
  const complain = (what: string, node: Node) =>
    problems.push({ what, snippet: code.slice(node.start, node.end) });

  ancestor(program, {
    ImportExpression(node) {
      if (node.source.type !== 'Literal') complain('an import() of a computed module', node);
    },
    NewExpression(node, _state, ancestors) {
      const [target, base] = node.arguments;
      if (!isName(node.callee, 'URL') || !base || !isImportMeta(base, 'url')) return;
      if (isImplementation(ancestors.at(-2))) implementations.push({ start: node.start, end: node.end });
      else if (target?.type === 'Literal' && typeof target.value === 'string') {
        files.push({ specifier: target.value, start: target.start, end: target.end });
      } else complain('a computed URL beside the module', node);
    },
    MemberExpression(node, _state, ancestors) {
      if (node.object.type !== 'MetaProperty') return;
      const parent = ancestors.at(-2);
      const inUrl =
        isImportMeta(node, 'url') && parent?.type === 'NewExpression' && isName(parent.callee, 'URL');
      if (!inUrl)
        complain('a use of import.meta that is not new URL(literal, import.meta.url)', parent ?? node);
    },
  });
  for (const node of fileSystemMisuse(program)) {
    const snippet = code.slice(node.start, node.end);
    problems.push({ what: 'a read of a file that is not declared', snippet, atPath: true });
  }
  return { files, implementations, declarations: findDeclarations(program), problems };
}

/** Libraries whose calls describe and do nothing else. */
const declarative = new Set(['zod', '@wordloom/stage', '@wordloom/schema']);

function findDeclarations(program: acorn.Program): { start: number; end: number }[] {
  const locals = new Set<string>();
  const found: { start: number; end: number }[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && declarative.has(String(statement.source.value))) {
      for (const { local } of statement.specifiers) locals.add(local.name);
    }
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const { id, init } of declaration.declarations) {
      if (init?.type !== 'CallExpression' || !locals.has(rootName(init) ?? '')) continue;
      found.push({ start: init.start, end: init.end });
      if (id.type === 'Identifier') locals.add(id.name); // what is derived from a declaration declares too
    }
  }
  return found;
}

/** The name that a chain of calls and members starts from: `z` of `z.int().min(1)`. */
function rootName(node: Node): string | undefined {
  if (node.type === 'CallExpression') return rootName(node.callee);
  if (node.type === 'MemberExpression') return rootName(node.object);
  return node.type === 'Identifier' ? node.name : undefined;
}

export function isName(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** Whether a node is `new URL('literal', import.meta.url)`. */
export function isFileUrl(node: Node | undefined): boolean {
  if (node?.type !== 'NewExpression' || !isName(node.callee, 'URL')) return false;
  const [target, base] = node.arguments;
  return target?.type === 'Literal' && base !== undefined && isImportMeta(base, 'url');
}

function isImportMeta(node: Node, property: string): boolean {
  return (
    node.type === 'MemberExpression' && node.object.type === 'MetaProperty' && isName(node.property, property)
  );
}

function isImplementation(parent: Node | undefined): boolean {
  return parent?.type === 'Property' && isName(parent.key, 'implementation');
}
