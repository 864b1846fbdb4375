import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Member } from '../workspace/members.ts';
import { moduleReferences } from '../workspace/module-references.ts';
import { entryFiles } from './entry-files.ts';

/** The files that a package is made of when it is published, from the workspace root. */
export interface ReachedFiles {
  /** TypeScript: its entries, and what they import or name by URL. */
  readonly code: readonly string[];
  /** Other files named by URL or imported. */
  readonly data: readonly string[];
}

/** What a package's entries reach; private packages that they import are followed as if they were part of it. */
export function reachedFiles(
  root: string,
  member: Member,
  builtIn: ReadonlyMap<string, Member>,
): ReachedFiles {
  const code = new Set<string>();
  const data = new Set<string>();
  const waiting = entryFiles(member);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!/\.[cm]?ts$/.test(file)) data.add(file);
    if (code.has(file) || data.has(file)) continue;
    code.add(file);
    for (const { specifier } of moduleReferences(file, readFileSync(join(root, file), 'utf8'))) {
      const inside = builtIn.get(specifier);
      if (inside) waiting.push(...entryFiles(inside));
      else if (/^\.{1,2}\//.test(specifier)) waiting.push(join(dirname(file), specifier));
    }
  }
  return { code: [...code], data: [...data] };
}
