import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMembers } from '../workspace/members.ts';

test("the README's tables name every package and pipeline once, with the description of its package.json", () => {
  const readme = readFileSync('README.md', 'utf8').split('\n');
  const rows = readMembers('.')
    .filter(({ manifest }) => manifest.private !== true || manifest.name.startsWith('@wordloom-pipelines/'))
    .map(({ folder, folderName, manifest }) => `| [${folderName}](${folder}) | ${manifest.description} |`);
  expect(rows.filter((row) => readme.filter((line) => line === row).length !== 1)).toEqual([]);
});
