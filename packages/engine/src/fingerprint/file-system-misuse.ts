import type * as acorn from 'acorn';
import { ancestor } from 'acorn-walk';
import { isFileUrl, isName } from './analyse-module.ts';

const fileSystemModules = new Set(['fs', 'node:fs', 'fs/promises', 'node:fs/promises']);

/**
 * Uses of Node's file system in a module, other than calls whose first argument is `new URL(literal, import.meta.url)`:
 * the files that such a call reads are part of the fingerprint, others are not.
 */
export function fileSystemMisuse(program: acorn.Program): acorn.AnyNode[] {
  const locals = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || !fileSystemModules.has(String(statement.source.value)))
      continue;
    for (const specifier of statement.specifiers) locals.add(specifier.local.name);
  }
  if (locals.size === 0) return [];
  const misuse: acorn.AnyNode[] = [];
  ancestor(program, {
    Identifier(node, _state, ancestors) {
      if (!locals.has(node.name)) return;
      const above = ancestors.toReversed().slice(1) as acorn.AnyNode[];
      const inMember = above[0]?.type === 'MemberExpression' && above[0].object === node; // fs.readFileSync(...)
      const call = inMember ? above[1] : above[0];
      const callee = inMember ? above[0] : node;
      const declared =
        call?.type === 'CallExpression' && call.callee === callee && isDeclaredFile(call.arguments[0]);
      if (!declared) misuse.push(call ?? node);
    },
  });
  return misuse;
}

function isDeclaredFile(argument: acorn.AnyNode | undefined): boolean {
  if (argument?.type === 'CallExpression' && isName(argument.callee, 'fileURLToPath')) {
    return isFileUrl(argument.arguments[0]);
  }
  return isFileUrl(argument);
}
