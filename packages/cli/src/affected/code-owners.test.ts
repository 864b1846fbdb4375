import { expect, test } from 'vitest';
import { codeOwners } from './code-owners.ts';

const owners = codeOwners(`
* @all
*.wasm @kernels # wherever
/packages/vocab/ @text @also
/packages/*/README.md @writers
docs/* @docs
/pipelines/**/expected.json @figures
apps/ @apps
/packages/vocab/free
`);

test.for([
  ['README.md', ['@all']],
  ['a/b/kernel.wasm', ['@kernels']],
  ['packages/vocab/src/index.ts', ['@text', '@also']],
  ['packages/vocabulary/src/index.ts', ['@all']],
  ['packages/vocab/README.md', ['@writers']],
  ['docs/a.md', ['@docs']],
  ['docs/more/a.md', ['@all']],
  ['pipelines/expected.json', ['@figures']],
  ['pipelines/a/b/expected.json', ['@figures']],
  ['x/apps/main.ts', ['@apps']],
  ['packages/vocab/free', []],
  ['packageszvocab/src.ts', ['@all']],
] as const)('the last line that matches %s owns it', ([file, expected]) => {
  expect(owners.of(file)).toEqual(expected);
});
