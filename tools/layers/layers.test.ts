import { expect, test } from 'vitest';
import { packageManifest, temporaryWorkspace, writeFiles } from '../workspace/temporary-workspace.ts';
import { checkLayers } from './check-layers.ts';
import { importsOf } from './imports.ts';

const dependencies = { '@wordloom/random': 'workspace:*' };

function smallWorkspace(): string {
  return temporaryWorkspace({
    'package.json': { name: 'small', devDependencies: { vitest: '5.1.1', '@wordloom/e2e': 'workspace:*' } },
    'tools/layers/layers.json': {
      base: ['errors', 'random'],
      data: ['table'],
      text: ['tokenize', 'vocab'],
      pipelines: [],
      delivery: ['engine'],
      e2e: ['e2e'],
    },
    'packages/random/package.json': packageManifest('random', 'base'),
    'packages/random/src/index.ts': 'export const seed = 1;',
    'packages/table/package.json': packageManifest('table', 'data', {
      dependencies: { 'apache-arrow': 'catalog:' },
    }),
    'packages/table/src/index.ts': "export { Table } from 'apache-arrow';",
    'packages/vocab/package.json': packageManifest('vocab', 'text', { dependencies }),
    'packages/vocab/src/index.ts':
      "import { readFile } from 'fs/promises';\nexport { seed } from '@wordloom/random';",
    'packages/vocab/src/vocab.test.ts':
      "import { test } from 'vitest';\nimport { ptb } from '@wordloom/e2e/corpora';",
    'packages/vocab/node_modules/elsewhere/index.ts': "import '@wordloom/engine';",
    'packages/tokenize/package.json': packageManifest('tokenize', 'text'),
    'packages/engine/package.json': packageManifest('engine', 'delivery', {
      exports: { '.': '', './workers/*': '' },
    }),
    'packages/e2e/package.json': packageManifest('e2e', 'e2e', {
      exports: { './corpora': './src/corpora.ts' },
    }),
  });
}

/** What is refused once this file is planted in the small workspace: `file:line rule`. */
function refused(file: string, source: string): string[] {
  const root = smallWorkspace();
  writeFiles(root, { [file]: source });
  return checkLayers(root).problems.map((problem) => `${problem.file}:${problem.line} ${problem.rule}`);
}

test('a workspace in order has no problems', () => {
  expect(checkLayers(smallWorkspace())).toEqual({ problems: [], members: 6, files: 4, imports: 5 });
});

test('an import of a later layer is refused, with its line and what to do', () => {
  const root = smallWorkspace();
  writeFiles(root, { 'packages/vocab/src/run.ts': "\nimport { run } from '@wordloom/engine';" });
  expect(checkLayers(root).problems).toEqual([
    {
      file: 'packages/vocab/src/run.ts',
      line: 2,
      rule: 'layers/order',
      what: 'vocab (text) may not import engine (delivery): only the lines above its own',
      fix: 'move what both need into a package before vocab in the table, or take it as a parameter',
    },
  ]);
});

test('so is one of a package further right in the same layer, of types only or in a test', () => {
  const order = (file: string) => [`packages/tokenize/src/${file}:1 layers/order`];
  expect(refused('packages/tokenize/src/a.ts', "import '@wordloom/vocab';")).toEqual(order('a.ts'));
  expect(refused('packages/tokenize/src/a.ts', "export type { V } from '@wordloom/vocab';")).toEqual(
    order('a.ts'),
  );
  expect(refused('packages/tokenize/src/a.ts', "type V = import('@wordloom/vocab').V;")).toEqual(
    order('a.ts'),
  );
  expect(refused('packages/tokenize/src/a.test.ts', "await import('@wordloom/vocab');")).toEqual(
    order('a.test.ts'),
  );
});

test('an import past the exports of a package is refused', () => {
  const deep = ['packages/vocab/src/a.ts:1 layers/deep'];
  expect(refused('packages/vocab/src/a.ts', "import '@wordloom/random/src/index.ts';")).toEqual(deep);
  expect(refused('packages/vocab/src/a.ts', "import '../../random/src/index.ts';")).toEqual(deep);
  expect(refused('packages/vocab/src/a.ts', "new URL('../../engine/src/w.ts', import.meta.url);")).toEqual(
    deep,
  );
});

test('an import that package.json does not declare is refused, in shipped code also of a development tool', () => {
  const undeclared = ['packages/vocab/src/a.ts:1 layers/undeclared'];
  expect(refused('packages/vocab/src/a.ts', "import 'zod';")).toEqual(undeclared);
  expect(refused('packages/vocab/src/a.ts', "import '@wordloom/table';")).toEqual(undeclared);
  expect(refused('packages/vocab/src/a.ts', "import 'vitest';")).toEqual(undeclared);
});

test('Arrow is for table alone, TensorFlow for device alone', () => {
  expect(refused('packages/vocab/src/a.ts', "import 'apache-arrow';")).toEqual([
    'packages/vocab/src/a.ts:1 layers/facade',
  ]);
  expect(refused('packages/table/src/a.ts', "import '@tensorflow/tfjs-core';")).toEqual([
    'packages/table/src/a.ts:1 layers/facade',
  ]);
});

test('test data of e2e is for tests, not for what ships', () => {
  expect(refused('packages/vocab/src/a.ts', "import '@wordloom/e2e/corpora';")).toEqual([
    'packages/vocab/src/a.ts:1 layers/order',
  ]);
});

test('a package that the table lacks, or that carries the tag of another layer, is refused', () => {
  expect(refused('packages/bpe/package.json', JSON.stringify(packageManifest('bpe', 'text')))).toEqual([
    'packages/bpe/package.json:undefined layers/unknown',
  ]);
  expect(refused('packages/random/package.json', JSON.stringify(packageManifest('random', 'text')))).toEqual([
    'packages/random/package.json:undefined layers/tag',
  ]);
});

test('a URL of a folder or of data is no import; a word in a string or comment neither', () => {
  expect(
    importsOf('a.ts', "// import 'a'\nconst s = \"import 'b'\"; new URL('../../../data/', import.meta.url);"),
  ).toEqual([]);
});

test('this repository is in order', () => {
  expect(checkLayers('.').problems).toEqual([]);
});
