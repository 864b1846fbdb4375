import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from '../workspace/members.ts';

/** A TypeScript file of a member. */
export interface Source {
  /** From the workspace root. */
  readonly file: string;
  readonly text: string;
  /** Whether it ships: not a test or its `.fixture.ts`, and not a build script beside `src`. */
  readonly ships: boolean;
}

/** The member's TypeScript, AssemblyScript (`assembly/`) left out. */
export function readSources(root: string, { folder, kind, manifest }: Member): Source[] {
  const files = globSync('**/*.ts', {
    cwd: join(root, folder),
    exclude: ['node_modules', 'dist', 'assembly'],
  });
  return files.sort().map((file) => {
    const shipped = kind === 'pipeline' || file.startsWith('src/');
    return {
      file: `${folder}/${file}`,
      text: readFileSync(join(root, folder, file), 'utf8'),
      ships: shipped && !/\.(test|fixture)\.ts$/.test(file) && manifest.name !== '@wordloom/e2e',
    };
  });
}
