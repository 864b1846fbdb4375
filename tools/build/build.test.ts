import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageManifest, temporaryWorkspace } from '../workspace/temporary-workspace.ts';
import { buildPackages } from './build-packages.ts';
import { rewriteReferences } from './rewrite-references.ts';

const published = {
  publishConfig: { exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } },
};

function workspace(files: Record<string, string | object>): string {
  const root = temporaryWorkspace({
    'package.json': { type: 'module' },
    'tools/build/tsconfig.json': readFileSync('tools/build/tsconfig.json', 'utf8'),
    'tsconfig.base.json': readFileSync('tsconfig.base.json', 'utf8'),
    ...files,
  });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  return root;
}

test('a package is built of what its entries reach: workers and data too, tests and fixtures not', async () => {
  const root = workspace({
    'packages/pad/package.json': packageManifest('pad', 'text', { ...published, type: 'module' }),
    'packages/pad/src/index.ts': [
      "import { width } from './width.ts';",
      "export const worker = new URL('./threads/pad-worker.ts', import.meta.url);",
      'export const size: number = width();',
    ].join('\n'),
    'packages/pad/src/width.ts': [
      "import { readFileSync } from 'node:fs';",
      "const file = new URL('./width.json', import.meta.url);",
      "export const width = (): number => JSON.parse(readFileSync(file, 'utf8'));",
    ].join('\n'),
    'packages/pad/src/width.json': '7',
    'packages/pad/src/threads/pad-worker.ts': "import '../width.ts';\n",
    'packages/pad/src/index.test.ts': "import './none.ts';\n",
    'packages/pad/dist/left-over.js': 'an older build\n',
  });
  buildPackages(root);
  expect(globSync('**/*.*', { cwd: join(root, 'packages/pad/dist') }).sort()).toEqual([
    'index.d.ts',
    'index.js',
    'threads/pad-worker.js',
    'width.js',
    'width.json',
  ]);
  const built = await import(pathToFileURL(join(root, 'packages/pad/dist/index.js')).href);
  expect(built.size).toBe(7);
  expect(existsSync(built.worker)).toBe(true);
});

test('a pipeline is built into the package that names it', async () => {
  const root = workspace({
    'packages/all/package.json': packageManifest('all', 'delivery', { ...published, type: 'module' }),
    'packages/all/src/index.ts': "export const load = () => import('@wordloom-pipelines/tiny');\n",
    'pipelines/tiny/package.json': {
      name: '@wordloom-pipelines/tiny',
      private: true,
      type: 'module',
      exports: { '.': './pipeline.ts' },
    },
    'pipelines/tiny/pipeline.ts': "export const name: string = 'tiny';\n",
  });
  mkdirSync(join(root, 'packages/all/node_modules/@wordloom-pipelines'), { recursive: true });
  symlinkSync(join(root, 'pipelines/tiny'), join(root, 'packages/all/node_modules/@wordloom-pipelines/tiny'));
  buildPackages(root);
  const { load } = await import(pathToFileURL(join(root, 'packages/all/dist/index.js')).href);
  expect((await load()).name).toBe('tiny');
  expect(readFileSync(join(root, 'packages/all/dist/index.d.ts'), 'utf8')).toContain("'./tiny/pipeline.js'");
});

test('what does not compile is not built', () => {
  const root = workspace({
    'packages/pad/package.json': packageManifest('pad', 'text', { ...published, type: 'module' }),
    'packages/pad/src/index.ts': "export const size: number = 'wide';\n",
  });
  expect(() => buildPackages(root)).toThrow('the packages do not compile');
  expect(existsSync(join(root, 'packages/pad/dist'))).toBe(false);
});

test('only literals that name a module or a file beside it are rewritten', () => {
  const code = [
    "import a from './a.ts'; // './a.ts'",
    "const text = './a.ts';",
    "new URL('./b.ts', import.meta.url);",
    "new URL('./c.ts', 'file:///');",
  ].join('\n');
  const rewritten = rewriteReferences('x.ts', code, ({ specifier }) => specifier.replace('.ts', '.js'));
  expect(rewritten).toBe(code.replace("from './a.ts'", "from './a.js'").replace("'./b.ts'", "'./b.js'"));
});
