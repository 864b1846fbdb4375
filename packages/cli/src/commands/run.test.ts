import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '@wordloom/events';
import { expect, test } from 'vitest';
import { answerOf, SampleProject } from '../sample/sample-project.ts';

const outcomesOf = (out: string) => {
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
  return Object.fromEntries(
    events.flatMap((event) => (event.type === 'node-finished' ? [[event.node, event.outcome]] : [])),
  );
};
const reportIn = (out: string) => /^report: (.*)$/m.exec(out)![1]!;

test('a run shows its tables and report; a run of nothing new shows the same, and says so', async () => {
  using sample = new SampleProject();
  const first = await sample.wordloom('run', 'sample');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain('letters: runs, it has not run before\n');
  expect(first.out).toContain('\nWords\nword   count\nking       2\nqueen      1\n');
  expect(first.out).toMatch(/\nsample: 4 ran \(.*\)\nreport: artifacts\/runs\//);
  expect(readFileSync(join(sample.root, reportIn(first.out)), 'utf8')).toContain('<!doctype html>');

  const second = await sample.wordloom('run', 'sample');
  expect(second.out).toMatch(
    /^\nWords\n[^:]*\nnothing changed: 4 stages from the store \(.*\)\nreport: .*\n$/,
  );
  expect(reportIn(second.out)).toBe(reportIn(first.out));
});

test('the report is written again where it is missing', async () => {
  using sample = new SampleProject();
  const { out } = await sample.wordloom('run', 'sample');
  rmSync(join(sample.root, reportIn(out)));
  const again = reportIn((await sample.wordloom('run', 'sample')).out);
  expect(existsSync(join(sample.root, again))).toBe(true);
});

test('json prints events and nothing else', async () => {
  using sample = new SampleProject();
  const { out } = await sample.wordloom('run', 'sample', '--reporter', 'json');
  expect(outcomesOf(out)).toEqual({ words: 'ran', letters: 'ran', vectors: 'ran', work: 'ran' });
  const changed = await sample.wordloom(
    'run',
    'sample',
    '--reporter',
    'json',
    '--set',
    'work.steps=3',
    '--store',
    'artifacts',
  );
  expect(outcomesOf(changed.out)).toEqual({
    words: 'cached',
    letters: 'cached',
    vectors: 'cached',
    work: 'ran',
  });
});

test.for([
  ['throw', 'no more work'],
  ['crash', 'exited with code 3'],
] as const)('a stage that ends by %s ends the run with exit code 1 and its name', async ([fail, cause]) => {
  using sample = new SampleProject();
  const { code, out, err } = await sample.wordloom('run', 'sample', '--set', `work.fail=${fail}`);
  expect(code).toBe(1);
  expect(err).toContain(cause);
  expect(err).toContain('where: pipeline sample, stage work');
  expect(out).toContain('sample: 3 ran, 1 failed');
});

test.for(['SIGINT', 'SIGTERM'] as const)(
  '%s stops the run with 130; the next goes on from what had finished',
  async (signal) => {
    using sample = new SampleProject();
    const child = sample.start('run', 'sample', '--set', 'work.pause=10000');
    child.stdout!.on('data', (text: Buffer) => {
      if (String(text).includes('work: runs')) child.kill(signal);
    });
    const { code, err } = await answerOf(child);
    expect(code).toBe(130);
    expect(err).toContain('stopped; what had finished is kept, the next run goes on');
    const next = await sample.wordloom('run', 'sample', '--reporter', 'json');
    expect(outcomesOf(next.out)).toEqual({
      words: 'cached',
      letters: 'cached',
      vectors: 'cached',
      work: 'ran',
    });
  },
);

test('words of a corpus that hold markup and terminal escapes are shown, and obeyed nowhere', async () => {
  using sample = new SampleProject({
    'data/words.txt': 'king <script>alert(1)</script> \x1b[2J\x1b]0;owned\x07evil\u202e king\n',
  });
  const run = await sample.wordloom('run', 'sample', '--color');
  expect(run.code).toBe(0);
  expect(run.out).toContain('\\x1b[2j\\x1b]0;owned\\x07evil\\u202e');
  for (const words of [
    ['show', 'sample'],
    ['similar', 'king'],
  ]) {
    const { out, err } = await sample.wordloom(...words);
    expect(out).toContain('<script>alert(1)</script>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    expect(out + err).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/);
  }
  const report = readFileSync(join(sample.root, reportIn(run.out)), 'utf8');
  expect(report).not.toContain('<script>');
});

test('missing data says how to get it', async () => {
  using sample = new SampleProject();
  rmSync(join(sample.root, 'data/words.txt'));
  const { code, err } = await sample.wordloom('run', 'sample');
  expect(code).toBe(1);
  expect(err).toMatch(/datasets\/missing.*words\.txt.*WORDLOOM_DATA/s);
});
