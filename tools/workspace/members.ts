import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly publishConfig?: {
    readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly bin?: Readonly<Record<string, string>>;
  };
  readonly nx?: { readonly tags?: readonly string[] };
}

/** One package or pipeline of the workspace. */
export interface Member {
  readonly kind: 'package' | 'pipeline';
  /** `packages/tokenize`, from the workspace root. */
  readonly folder: string;
  readonly folderName: string;
  readonly manifest: Manifest;
}

const FOLDERS = { packages: 'package', pipelines: 'pipeline' } as const;

/** Every folder with a package.json in `packages/` and `pipelines/`, by name. */
export function readMembers(root: string): Member[] {
  const members: Member[] = [];
  for (const [parent, kind] of Object.entries(FOLDERS)) {
    if (!existsSync(join(root, parent))) continue;
    for (const folderName of readdirSync(join(root, parent)).sort()) {
      const folder = `${parent}/${folderName}`;
      if (!existsSync(join(root, folder, 'package.json'))) continue;
      members.push({ kind, folder, folderName, manifest: readManifest(root, folder) });
    }
  }
  return members;
}

/** The manifest of a folder, `.` for the root's. */
export function readManifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}
