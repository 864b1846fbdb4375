import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryWorkspace, writeFiles } from '../workspace/temporary-workspace.ts';

const ignored = 'node_modules\nartifacts\n.nx\n';
const installed = {
  nx: 'node_modules/nx',
  typescript: 'node_modules/typescript',
  zod: 'packages/stage/node_modules/zod',
  '@wordloom/stage': 'packages/stage',
};

/** Nx keeps both by the first commit in the home folder, which equal repositories of this test would share. */
const kept = { NX_CACHE_DIRECTORY: '.nx/cache', NX_WORKSPACE_DATA_DIRECTORY: '.nx/workspace-data' };

/** Files of a package with a stage, and of a pipeline of that stage. */
function packageAndPipeline(name: string): Record<string, string | object> {
  return {
    [`packages/${name}/package.json`]: { name: `@sample/${name}`, type: 'module', exports: './stage.ts' },
    [`packages/${name}/stage.ts`]: `import { defineStage, recordType } from '@wordloom/stage';
import { z } from 'zod';

export const stage = defineStage({
  name: '${name}',
  summary: 'makes a number',
  parameters: z.object({ size: z.int().default(1) }),
  inputs: {},
  outputs: { made: recordType('made', z.int()) },
  reproducible: true,
  implementation: new URL('./run.ts', import.meta.url),
});
`,
    [`packages/${name}/run.ts`]: run(name, 'parameters.size + 1'),
    [`pipelines/${name}-pipeline/package.json`]: {
      name: `@sample/${name}-pipeline`,
      type: 'module',
      dependencies: { [`@sample/${name}`]: '*' },
    },
    [`pipelines/${name}-pipeline/pipeline.ts`]: `import { stage } from '@sample/${name}';
import { definePipeline } from '@wordloom/stage';

export default definePipeline({
  name: '${name}-pipeline',
  summary: 'a number',
  profiles: { smoke: { 'make.size': 2 } },
  build: (p) => ({ ...p.stage('make', stage, {}) }),
});
`,
  };
}

function run(name: string, result: string): string {
  return `import { implement } from '@wordloom/stage';
import { stage } from './stage.ts';

export default implement(stage, async ({ outputs, parameters }) => {
  await outputs.made.write(${result}); // ${name}
});
`;
}

function sampleRepository(): string {
  const root = temporaryWorkspace({
    '.gitignore': ignored,
    'package.json': {
      name: 'sample',
      private: true,
      type: 'module',
      workspaces: ['packages/*', 'pipelines/*'],
    },
    ...packageAndPipeline('numbers'),
    ...packageAndPipeline('words'),
  });
  const link = (name: string, target: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    symlinkSync(target, join(root, name));
  };
  for (const [name, path] of Object.entries(installed)) link(`node_modules/${name}`, resolve(path));
  for (const name of ['numbers', 'words']) link(`node_modules/@sample/${name}`, join(root, 'packages', name));
  link('packages/cli', resolve('packages/cli'));
  cpSync('nx.json', join(root, 'nx.json'));
  cpSync('tools/nx/infer-targets.ts', join(root, 'tools/nx/infer-targets.ts'));
  return root;
}

test('along a history, nx affected runs just the changed pipelines, and from its cache what was run before', () => {
  const root = sampleRepository();
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, stdio: 'ignore' });
  const commit = (files: Record<string, string>) => {
    writeFiles(root, files);
    git('add', '--all');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--message', 'a change');
  };
  /** Per project that the last commit affects, what its run said. */
  const affected = (): Record<string, string> => {
    const words = ['affected', '--target', 'smoke', '--base', 'HEAD~1', '--output-style', 'static'];
    const env = { ...process.env, ...kept };
    const printed = execFileSync(resolve('node_modules/.bin/nx'), words, {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    const said = stripVTControlCharacters(printed);
    const runs = said.split(/> nx run /).slice(1);
    if (runs.length === 0) expect(said).toContain('No tasks were run');
    return Object.fromEntries(
      runs.map((text) => {
        const cached = /^> nx run .*\[(local cache|existing outputs)/.test(`> nx run ${text}`);
        const [outcome = text] = /nothing changed|\d ran/.exec(text) ?? [];
        return [/@sample\/([\w-]+)/.exec(text)![1]!, cached ? 'from the cache' : outcome];
      }),
    );
  };

  git('init', '--initial-branch', 'main');
  commit({});
  commit({ 'packages/numbers/run.ts': run('numbers', 'parameters.size + 2') });
  expect(affected()).toEqual({ 'numbers-pipeline': '1 ran' });
  commit({ 'packages/words/run.ts': run('words, said otherwise', 'parameters.size + 1') });
  expect(affected()).toEqual({ 'words-pipeline': '1 ran' });
  commit({ 'packages/words/run.ts': run('words, said once more', 'parameters.size + 1') });
  expect(affected()).toEqual({ 'words-pipeline': 'nothing changed' });
  commit({
    'packages/words/run.ts': run('words, said otherwise', 'parameters.size + 1'),
    'README.md': 'no project',
  });
  expect(affected()).toEqual({ 'words-pipeline': 'from the cache' });
  commit({ 'README.md': 'a project of nobody' });
  expect(affected()).toEqual({});
});
