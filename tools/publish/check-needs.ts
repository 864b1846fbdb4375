import { join } from 'node:path';
import type { Manifest, Member } from '../workspace/members.ts';
import type { Problem } from '../workspace/problem.ts';
import { needsOf } from './needs.ts';
import type { Packed } from './pack-packages.ts';
import { publishedEntries } from './published-entries.ts';

/**
 * Whether everything that a package's entries need comes with it: files in the archive, packages among its dependencies.
 * What only the stage needs, or what is loaded only when it comes to it, is an optional peer, so that who takes the library alone does not install it.
 */
export function checkNeeds(
  root: string,
  { member, files }: Packed,
  members: ReadonlyMap<string, Member>,
): Problem[] {
  const { folder, manifest } = member;
  const available = new Set(files);
  const problems: Omit<Problem, 'file'>[] = [];
  const alone = new Set<string>();
  const staged = new Set<string>();
  for (const entry of publishedEntries(manifest)) {
    const needs = needsOf(join(root, folder), entry.files, available);
    for (const file of needs.files) {
      if (!available.has(file)) problems.push(missing(entry.name, file));
    }
    for (const [name, { file, isLazy }] of needs.packages) {
      if (name === manifest.name) continue;
      (entry.alone ? alone : staged).add(name);
      if (!comesAlong(name, manifest, entry.alone && !isLazy))
        problems.push(notAlong(name, entry.name, file));
    }
  }
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    if (staged.has(name) && !alone.has(name) && !isBase(members.get(name))) problems.push(stageOnly(name));
  }
  return problems.map((problem) => ({ file: `${folder}/package.json`, ...problem }));
}

function comesAlong(
  name: string,
  { dependencies, peerDependencies, peerDependenciesMeta }: Manifest,
  alone: boolean,
) {
  if (name in { ...dependencies }) return true;
  return name in { ...peerDependencies } && !(alone && peerDependenciesMeta?.[name]?.optional === true);
}

/** The packages that import nothing: they weigh nothing, and all others have them. */
function isBase(member: Member | undefined): boolean {
  return member?.manifest.nx?.tags?.includes('layer:base') === true;
}

function missing(entry: string, file: string): Omit<Problem, 'file'> {
  return {
    rule: 'publish/missing',
    what: `the entry ${entry} needs ${file}, which is not in the archive`,
    fix: 'add it to "files", or correct the name',
  };
}

function notAlong(name: string, entry: string, file: string): Omit<Problem, 'file'> {
  return {
    rule: 'publish/undeclared',
    what: `the entry ${entry} needs ${name} (${file}), which is not installed with it`,
    fix: `add ${name} to "dependencies", or do without it where no stage is used`,
  };
}

function stageOnly(name: string): Omit<Problem, 'file'> {
  return {
    rule: 'publish/stage-only',
    what: `only the stage uses ${name}`,
    fix: 'make it an optional peer dependency, and a devDependency',
  };
}
