import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { remoteAddress } from './remote.ts';

const project = mkdtempSync(join(tmpdir(), 'wordloom-remote-'));
afterAll(() => rmSync(project, { recursive: true }));

const declare = (remote: string) =>
  writeFileSync(join(project, 'package.json'), JSON.stringify({ wordloom: { remote } }));

test("the option comes before the environment, that before the project's package.json; none is none", () => {
  declare('https://ci.example.org/artifacts');
  const environment = { WORDLOOM_REMOTE: '/mnt/store' };
  expect(remoteAddress('other', { project }, environment)).toBe('other');
  expect(remoteAddress(undefined, { project }, environment)).toBe('/mnt/store');
  expect(remoteAddress(undefined, { project }, {})).toBe('https://ci.example.org/artifacts');
  expect(remoteAddress('none', { project }, environment)).toBeUndefined();
  expect(remoteAddress(undefined, { project }, { WORDLOOM_REMOTE: 'none' })).toBeUndefined();
  expect(remoteAddress(undefined, { project: undefined }, {})).toBeUndefined();
});

test('a folder in package.json is named from the project', () => {
  declare('../shared-store');
  expect(remoteAddress(undefined, { project }, {})).toBe(join(project, '../shared-store'));
});
