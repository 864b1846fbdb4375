import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gcOutput } from '../index.ts';
import { SampleProject } from '../sample/sample-project.ts';

const days = (count: number) => Date.now() - count * 24 * 3600 * 1000;

/** Makes all that a project has run look as old. */
function age(sample: SampleProject, count: number): void {
  const store = join(sample.root, 'artifacts');
  for (const entry of readdirSync(join(store, 'stages'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile())
      utimesSync(join(entry.parentPath, entry.name), days(count) / 1000, days(count) / 1000);
  }
  for (const id of readdirSync(join(store, 'runs'))) {
    const file = join(store, 'runs', id, 'run.json');
    const record = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...record, startedAt: new Date(days(count)).toISOString() }));
  }
}

test('gc says what it would free, frees it when told to, and keeps the newest run and those that are pinned', async () => {
  using sample = new SampleProject();
  for (const steps of ['2', '3', '4']) await sample.wordloom('run', 'sample', '--set', `work.steps=${steps}`);
  age(sample, 60);
  const [, second] = readdirSync(join(sample.root, 'artifacts/runs')).sort();
  const { out, code } = await sample.wordloom('gc', '--pin', second!);
  expect(code).toBe(0);
  expect(out.replace(/[\d.]+ kB/, '… kB')).toMatchInlineSnapshot(`
    "would free 2 B
                        number  size
    files of artifacts       1  2 B

    stage  artifacts  last used
    work           1  60 days ago

    kept: 5 artifacts (… kB), the artifacts of 2 runs, 1 of them pinned, and what
    was used in the last 30 days
    nothing was deleted; wordloom gc --delete does it
    "
  `);
  const freed = await sample.wordloom('gc', '--delete', '--json');
  expect(gcOutput.parse(JSON.parse(freed.out))).toMatchObject({
    deleted: true,
    artifacts: [{ stage: 'work' }],
    blobs: { number: 1 },
  });
  expect((await sample.wordloom('gc')).out).toContain('nothing to free; kept: 5 artifacts');
  expect(existsSync(join(sample.root, 'artifacts/runs', second!))).toBe(true);
  const again = await sample.wordloom('run', 'sample', '--set', 'work.steps=4');
  expect(again.out).toContain('nothing changed');
});

test('a run that is not there cannot be pinned', async () => {
  using sample = new SampleProject();
  await sample.wordloom('run', 'sample');
  const { code, err } = await sample.wordloom('gc', '--pin', 'quickstart');
  expect(code).toBe(2);
  expect(err).toContain("there is no run 'quickstart' in the store");
});
