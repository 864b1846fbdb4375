import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMembers } from '../workspace/members.ts';
import { makeWorkerFolder } from './worker-folder.ts';

const minutes = 60_000;
const temporary = mkdtempSync(join(tmpdir(), 'wordloom-worker-'));
const folder = join(temporary, 'worker');
afterAll(() => rmSync(temporary, { recursive: true }));

let names: string[];
beforeAll(() => {
  names = makeWorkerFolder('.', 'quickstart', folder);
}, 5 * minutes);

const wordloom = (cwd: string, ...words: string[]) => {
  const main = join(cwd, 'packages/cli/src/main.ts');
  const env = { ...process.env, WORDLOOM_DATA: temporary }; // no copies of data sets but those of the packages
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
};

/** Names of members with all that they depend on. */
function closureOf(...wanted: string[]): string[] {
  const members = new Map(readMembers('.').map((member) => [member.manifest.name, member.manifest]));
  const found = new Set<string>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const manifest = members.get(name);
    if (!manifest || found.has(name)) continue;
    found.add(name);
    wanted.push(...Object.keys(manifest.dependencies ?? {}));
  }
  return [...found].sort();
}

test('the folder of a worker has its pipeline, the command line and what they depend on, and nothing else', () => {
  expect(names.toSorted()).toEqual(closureOf('@wordloom-pipelines/quickstart', '@wordloom/cli'));
  expect(names.filter((name) => name.startsWith('@wordloom-pipelines/'))).toEqual([
    '@wordloom-pipelines/quickstart',
  ]);
  expect(names).not.toContain('@wordloom/e2e');
});

test(
  'installed by its own lockfile it runs the pipeline, under the keys of the whole repository',
  ({ skip }) => {
    const install = ['--yes', 'pnpm@12', 'install', '--prod', '--frozen-lockfile', '--prefer-offline'];
    const { status, stdout, stderr } = spawnSync('npx', install, { cwd: folder, encoding: 'utf8' });
    if (status !== 0 && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|FETCH/.test(`${stdout}${stderr}`))
      skip('pnpm cannot reach its registry');
    expect({ status, said: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
    const run = wordloom(folder, 'run', 'quickstart', '--profile', 'smoke');
    expect({ status: run.status, err: run.err }).toEqual({ status: 0, err: '' });
    expect(run.out).toContain('quickstart: 8 ran');
    const store = ['--store', join(folder, 'artifacts')];
    const { out } = wordloom(process.cwd(), 'plan', 'quickstart', '--profile', 'smoke', '--json', ...store);
    expect((JSON.parse(out) as { nodes: { state: string }[] }).nodes.map(({ state }) => state)).toEqual(
      Array(8).fill('cached'),
    );
  },
  5 * minutes,
);

test('a misspelt pipeline and a folder with files are refused', () => {
  expect(() => makeWorkerFolder('.', 'quikstart', join(temporary, 'other'))).toThrow(
    expect.objectContaining({
      code: 'prune/unknown',
      details: expect.objectContaining({ fix: 'did you mean quickstart?' }),
    }),
  );
  writeFileSync(join(temporary, 'mine'), '');
  expect(() => makeWorkerFolder('.', 'quickstart', temporary)).toThrow(
    expect.objectContaining({ code: 'prune/not-empty' }),
  );
});
