import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Member, readMembers } from '../workspace/members.ts';
import { compile } from './compile.ts';
import { emitPackage } from './emit-package.ts';
import { pruneDeclarations } from './prune-declarations.ts';
import { reachedFiles } from './reached-files.ts';

/**
 * Builds `dist/` of every package that is published: JavaScript and declarations of what its entries reach, and no tests.
 *
 * @returns the packages
 */
export function buildPackages(root: string): Member[] {
  const members = readMembers(root);
  const published = members.filter(({ manifest }) => manifest.private !== true);
  const pipelines = members.filter(({ kind }) => kind === 'pipeline');
  const builtIn = new Map(pipelines.map((member) => [member.manifest.name, member]));
  const reached = published.map((member) => reachedFiles(root, member, builtIn));
  const folder = mkdtempSync(join(tmpdir(), 'wordloom-build-'));
  try {
    compile(root, [...new Set(reached.flatMap(({ code }) => code))], folder);
    for (const [index, member] of published.entries()) {
      emitPackage(root, member, reached[index]!, { folder, builtIn });
      pruneDeclarations(root, member);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return published;
}
