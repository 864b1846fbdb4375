import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkLayers } from '../layers/check-layers.ts';
import { checkOwners } from '../owners/check-owners.ts';
import { checkBlock } from '../readme/check-block.ts';
import { tsBlocks } from '../readme/ts-blocks.ts';
import { packageManifest, temporaryWorkspace } from '../workspace/temporary-workspace.ts';
import { createPackage } from './create-package.ts';

const bin = resolve('node_modules/.bin');

function workspaceWithVocab(): string {
  const root = temporaryWorkspace({
    'package.json': { name: 'small', type: 'module', devDependencies: { vitest: '5.1.1' } },
    '.github/CODEOWNERS': '* @wordloom/base\n\n# text\n/packages/vocab/ @wordloom/text\n\n# models\n',
    'packages/vocab/package.json': packageManifest('vocab', 'text'),
  });
  for (const file of [
    'tools/layers/layers.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'vitest.config.ts',
  ]) {
    cpSync(file, join(root, file));
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  return root;
}

test('a new package is in order: layers, owners, format, types, its test and its README', async () => {
  const root = workspaceWithVocab();
  const said = execFileSync(
    'node',
    [resolve('tools/new/main.ts'), 'package', 'stop-words', '--layer', 'text'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  expect(said).toContain('packages/stop-words/src/stop-words.test.ts');
  expect(said).toContain('pnpm test packages/stop-words');
  expect(checkLayers(root).problems).toEqual([]);
  expect(checkOwners(root).problems).toEqual([]);
  const readme = readFileSync(join(root, 'packages/stop-words/README.md'), 'utf8');
  for (const block of tsBlocks(readme))
    expect(await checkBlock(block, join(root, 'packages/stop-words'))).toEqual([]);
  cpSync('biome.json', join(root, 'biome.json'));
  const run = (tool: string, ...args: string[]) =>
    execFileSync(join(bin, tool), args, { cwd: root, encoding: 'utf8' });
  run('biome', 'check', '--vcs-enabled=false', 'packages/stop-words', 'tools/layers/layers.json');
  run('tsc', '--noEmit');
  expect(run('vitest', 'run', 'packages/stop-words')).toContain('1 passed');
});

test('a package that the layer table names needs no --layer and leaves the table alone', () => {
  expect(createPackage(workspaceWithVocab(), { name: 'fasttext' })).toEqual([
    'packages/fasttext/package.json',
    'packages/fasttext/README.md',
    'packages/fasttext/src/index.ts',
    'packages/fasttext/src/fasttext.ts',
    'packages/fasttext/src/fasttext.test.ts',
    '.github/CODEOWNERS',
  ]);
});

test.each([
  [{ name: 'Stop_Words', layer: 'text' }, '"Stop_Words" cannot name a package'],
  [{ name: '../vocab', layer: 'text' }, '"../vocab" cannot name a package'],
  [{ name: 'helpers', layer: 'text' }, '"helpers" says nothing of what is in it'],
  [{ name: 'vocab', layer: 'text' }, 'packages/vocab exists'],
  [{ name: 'stop-words' }, 'the layer table does not name stop-words, so it needs --layer'],
  [{ name: 'stop-words', layer: 'txet' }, 'there is no layer "txet"'],
  [{ name: 'fasttext', layer: 'text' }, 'the layer table puts fasttext in models, not in text'],
])('%o is refused: %s', (wanted, what) => {
  expect(() => createPackage(workspaceWithVocab(), wanted)).toThrow(what);
});
