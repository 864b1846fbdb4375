import { spawnSync } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Compiles TypeScript to JavaScript and declarations, at the same paths under `destination`.
 *
 * @param files from the workspace root
 * @throws Error after the compiler has said what is wrong
 */
export function compile(root: string, files: readonly string[], destination: string): void {
  const ambient = globSync('packages/*/src/**/*.d.ts', { cwd: root });
  const config = join(destination, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: resolve(root, 'tools/build/tsconfig.json'),
      compilerOptions: { outDir: destination, typeRoots: [resolve(root, 'node_modules/@types')] },
      files: [...files, ...ambient].map((file) => resolve(root, file)),
    }),
  );
  const { status } = spawnSync('tsc', ['-p', config], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error('the packages do not compile');
}
