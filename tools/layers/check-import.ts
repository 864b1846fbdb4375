import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Manifest, Member } from '../workspace/members.ts';
import type { Problem } from '../workspace/problem.ts';
import { facadeOf } from './facades.ts';
import type { Import } from './imports.ts';
import { type Layers, mayImport, type Rank, rankOf } from './layers.ts';
import { exportsSubpath, splitSpecifier } from './package-exports.ts';
import type { Source } from './sources.ts';

export interface Workspace {
  readonly layers: Layers;
  readonly rootManifest: Manifest;
  readonly members: ReadonlyMap<string, Member>;
}

type Finding = Omit<Problem, 'file' | 'line'>;

/** What is wrong with one import, undefined when it may stand. */
export function checkImport(
  { specifier }: Import,
  { importer, source, workspace }: { importer: Member; source: Source; workspace: Workspace },
): Finding | undefined {
  if (isBuiltin(specifier)) return undefined;
  if (/^\.{0,2}\//.test(specifier)) return checkRelative(specifier, importer, source);
  const { packageName, subpath } = splitSpecifier(specifier);
  const imported = workspace.members.get(packageName);
  const facade = facadeOf(packageName);
  if (facade !== undefined && facade !== importer.folderName) {
    return {
      rule: 'layers/facade',
      what: `only @wordloom/${facade} may import ${packageName}`,
      fix: `use what @wordloom/${facade} exports, or add there what is missing`,
    };
  }
  if (imported && !exportsSubpath(imported.manifest, subpath)) {
    const offered = Object.keys(imported.manifest.exports ?? {}).map((key) => join(packageName, key));
    return {
      rule: 'layers/deep',
      what: `${specifier} is not among the exports of ${packageName}`,
      fix: `import from ${offered.join(' or ')}`,
    };
  }
  if (imported === importer) return undefined;
  const testData = imported?.folderName === 'e2e' && !source.ships;
  if (imported && !testData) {
    const wrong = checkOrder(importer, imported, workspace.layers);
    if (wrong) return wrong;
  }
  const builtIn = imported?.manifest.private && packageName in { ...importer.manifest.devDependencies };
  if (builtIn) return undefined;
  return isDeclared(packageName, importer.manifest, source, workspace.rootManifest)
    ? undefined
    : undeclared(packageName, importer, { source, inWorkspace: imported !== undefined });
}

function checkRelative(specifier: string, { folder }: Member, { file }: Source): Finding | undefined {
  const target = join(file, '..', specifier);
  if (target.startsWith(`${folder}/`)) return undefined;
  return {
    rule: 'layers/deep',
    what: `${specifier} leaves ${folder}`,
    fix: 'import the other package by its name, from its exports',
  };
}

function checkOrder(importer: Member, imported: Member, layers: Layers): Finding | undefined {
  const from = rankOf(layers, importer);
  const to = rankOf(layers, imported);
  if (!from || !to || mayImport(from, to)) return undefined; // a member without a rank is a problem of its own
  return {
    rule: 'layers/order',
    what: `${place(importer, from)} may not import ${place(imported, to)}: ${
      from.row === to.row ? 'of its own line, only those to its left' : 'only the lines above its own'
    }`,
    fix: `move what both need into a package before ${importer.folderName} in the table, or take it as a parameter`,
  };
}

function place({ folderName }: Member, { layer }: Rank): string {
  return `${folderName} (${layer})`;
}

function isDeclared(packageName: string, own: Manifest, { ships }: Source, root: Manifest): boolean {
  const declared = { ...own.dependencies, ...own.peerDependencies, ...own.optionalDependencies };
  if (packageName in declared) return true;
  return !ships && packageName in { ...own.devDependencies, ...root.devDependencies };
}

function undeclared(
  packageName: string,
  { folder }: Member,
  { source, inWorkspace }: { source: Source; inWorkspace: boolean },
): Finding {
  const version = inWorkspace ? 'workspace:*' : 'catalog:';
  return {
    rule: 'layers/undeclared',
    what: `${packageName} is not a dependency in ${folder}/package.json`,
    fix: `add "${packageName}": "${version}" to its ${source.ships ? 'dependencies' : 'devDependencies'}, then run pnpm install`,
  };
}
