import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

function affectedBy(file: string): string[] {
  const args = ['show', 'projects', '--affected', `--files=${file}`, '--json'];
  return JSON.parse(
    execFileSync('node_modules/.bin/nx', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}

test('a change in a package affects those that build on it, and no others', () => {
  const affected = affectedBy('packages/vocab/src/index.ts');
  expect(affected).toEqual(
    expect.arrayContaining(['@wordloom/vocab', '@wordloom/subsample', '@wordloom-pipelines/quickstart']),
  );
  expect(affected).not.toContain('@wordloom/tokenize');
  expect(affected).not.toContain('@wordloom/plots');
});
