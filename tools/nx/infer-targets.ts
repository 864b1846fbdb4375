import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CreateNodesV2 } from 'nx/src/devkit-exports';

/**
 * Gives every package and pipeline that has tests a cached Nx target `test`, and every pipeline a cached target for its smoke
 * profile, so that no package.json repeats them.
 */
export const createNodesV2: CreateNodesV2 = [
  '{packages,pipelines}/*/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const folder = dirname(file);
      const targets = { ...testTarget(workspaceRoot, folder), ...smokeTarget(workspaceRoot, folder) };
      return [file, { projects: { [folder]: { targets } } }];
    }),
];

function testTarget(root: string, folder: string) {
  const tests = globSync('**/*.test.ts', { cwd: join(root, folder), exclude: ['node_modules'] });
  return tests.length > 0 ? { test: { command: `vitest run ${folder}/` } } : {};
}

function smokeTarget(root: string, folder: string) {
  const definition = join(root, folder, 'pipeline.ts');
  if (!existsSync(definition) || !/\bsmoke: \{/.test(readFileSync(definition, 'utf8'))) return {};
  return { smoke: { command: `node packages/cli/src/main.ts run ${basename(folder)} --profile smoke` } };
}
