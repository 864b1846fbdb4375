import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Packed } from './pack-packages.ts';

/**
 * Installs packed packages in a new folder with npm, as a stranger would from the registry.
 *
 * @returns undefined, or why the registry cannot be reached
 * @throws Error with what npm says when it fails otherwise
 */
export function install(
  folder: string,
  names: readonly string[],
  packed: readonly Packed[],
): string | undefined {
  const archives = Object.fromEntries(
    packed.map(({ member, tarball }) => [member.manifest.name, `file:${tarball}`]),
  );
  const dependencies = Object.fromEntries(names.map((name) => [name, archives[name]]));
  return npmInstall(folder, { dependencies, overrides: archives });
}

/** Installs a version of Node itself in a new folder; its program is then `node_modules/node/bin/node`. */
export function installNode(folder: string, version: string): string | undefined {
  return npmInstall(folder, { dependencies: { node: version }, allowScripts: { node: true } });
}

function npmInstall(folder: string, manifest: Readonly<Record<string, unknown>>): string | undefined {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', ...manifest }));
  const npm = (...args: string[]) => spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  const { status, stderr } = npm(
    'install',
    ...['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    ...['--fetch-retries=1', '--fetch-retry-mintimeout=100', '--fetch-retry-maxtimeout=1000'],
  );
  if (status === 0) return undefined;
  if (npm('ping', '--fetch-retries=0').status !== 0) return 'npm cannot reach its registry';
  throw new Error(stderr);
}

/** Names of all packages in a folder's node_modules, in order. */
export function installedPackages(folder: string): string[] {
  const manifests = globSync(
    ['node_modules/{*,@*/*}/package.json', 'node_modules/**/node_modules/{*,@*/*}/package.json'],
    { cwd: folder },
  );
  const names = manifests.map((file) => dirname(file).replace(/^.*node_modules\//, ''));
  return [...new Set(names)].sort();
}
