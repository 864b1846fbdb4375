import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { readMembers } from '../workspace/members.ts';
import { checkBlock } from './check-block.ts';
import { tsBlocks } from './ts-blocks.ts';

const markdown = (code: string) => `# A package\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
const check = (code: string) => checkBlock(tsBlocks(markdown(code))[0]!, 'packages/errors');

test('values after expressions are held against what Node prints', async () => {
  expect(
    await check("import { nearest } from '@wordloom/errors';\n\nnearest('on', ['one']); // [ 'one' ]"),
  ).toEqual([]);
  expect(
    await check("2 / 3; // 0.66…\n'a' + 'b'; // ab\nconsole.log([1]); // [ 1 ]\n{ const x = 1; } // scope"),
  ).toEqual([]);
});

test('another value is refused with its line, a module that fails with its error', async () => {
  expect(await check('const third = 1 / 3;\nthird; // 0.34…')).toEqual([
    'line 5: expected 0.34…, got 0.3333333333333333',
  ]);
  const [failure] = await check("import { none } from '@wordloom/errors';\nnone(); // 1");
  expect(failure).toContain("does not provide an export named 'none'");
});

test('a string is given with or without quotes, and words may follow a value', async () => {
  expect(
    await check("'ab'; // 'ab'\n'ab'; // ab\n[1, 2]; // [ 1, 2 ], in order\n0.25; // 0.2… (a quarter)"),
  ).toEqual([]);
  expect(await check('12; // 1, then more')).toEqual(['line 4: expected 1, then more, got 12']);
});

test('a comment before a block names the file that it shows a part of', () => {
  expect(tsBlocks('<!-- packages/a/src/a.ts -->\n```ts\na();\n```\n')).toEqual([
    { line: 3, code: 'a();\n', excerptOf: 'packages/a/src/a.ts' },
  ]);
});

test('a fragment is marked and left out', () => {
  expect(tsBlocks('```ts no-run\np.stage();\n```\n\n```sh\nls\n```\n')).toEqual([]);
});

test("every package has a README that opens with the package's name", () => {
  const packages = readMembers('.').filter(({ kind }) => kind === 'package');
  const without = packages.filter(({ folder, manifest }) => {
    const readme = existsSync(`${folder}/README.md`) ? readFileSync(`${folder}/README.md`, 'utf8') : '';
    return !readme.startsWith(`# ${manifest.name}\n`);
  });
  expect(without.map(({ folder }) => folder)).toEqual([]);
});

// What stands outside of the packages may use all of them, as e2e does.
const files = globSync(['README.md', 'docs/**/*.md', '{packages,pipelines}/*/README.md']);
const blocks = files.flatMap((file) => {
  const folder = /^(packages|pipelines)\//.test(file) ? dirname(file) : 'packages/e2e';
  return tsBlocks(readFileSync(file, 'utf8')).map((block) => ({ file, folder, block }));
});
test.for(blocks.filter(({ block }) => !block.excerptOf))(
  '$file: the code at line $block.line gives what it says',
  async ({ block, folder }) => {
    expect(await checkBlock(block, folder)).toEqual([]);
  },
);

test.for(blocks.filter(({ block }) => block.excerptOf))(
  '$file: line $block.line shows $block.excerptOf as it is',
  ({ block }) => {
    expect(readFileSync(block.excerptOf!, 'utf8')).toContain(block.code);
  },
);
