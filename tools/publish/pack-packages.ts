import { execFileSync } from 'node:child_process';
import type { Member } from '../workspace/members.ts';

/** A package as npm would get it. */
export interface Packed {
  readonly member: Member;
  /** Absolute path of the archive. */
  readonly tarball: string;
  /** Size of the archive in bytes. */
  readonly bytes: number;
  /** Paths of what is in it, from the package's folder. */
  readonly files: readonly string[];
}

/** Packs built packages into a folder, with the manifests that npm would get. */
export function packPackages(root: string, packages: readonly Member[], destination: string): Packed[] {
  const filters = packages.map(({ manifest }) => `--filter=${manifest.name}`);
  const answer = execFileSync(
    'npx',
    ['--yes', 'pnpm@12', ...filters, 'pack', '--pack-destination', destination, '--json'],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const archives = JSON.parse(answer) as {
    name: string;
    filename: string;
    size: number;
    files: { path: string }[];
  }[];
  return packages.map((member) => {
    const { filename, size, files } = archives.find(({ name }) => name === member.manifest.name)!;
    return { member, tarball: filename, bytes: size, files: files.map(({ path }) => path) };
  });
}
