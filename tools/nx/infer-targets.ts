import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodesV2 } from 'nx/src/devkit-exports';

/** Gives every package and pipeline that has tests a cached Nx target `test`, so that no package.json repeats it. */
export const createNodesV2: CreateNodesV2 = [
  '{packages,pipelines}/*/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const folder = dirname(file);
      const tests = globSync('**/*.test.ts', {
        cwd: join(workspaceRoot, folder),
        exclude: ['node_modules'],
      });
      const targets = tests.length > 0 ? { test: { command: `vitest run ${folder}/` } } : {};
      return [file, { projects: { [folder]: { targets } } }];
    }),
];
