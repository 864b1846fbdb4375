import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffOutput, runsOutput } from '../index.ts';
import { SampleProject } from '../sample/sample-project.ts';

let sample: SampleProject;
const ids: string[] = [];

const run = async (...words: string[]) => {
  await sample.wordloom('run', 'sample', ...words);
  const [newest] = runsOutput.parse(JSON.parse((await sample.wordloom('runs', '--json')).out));
  ids.push(newest!.id);
};
const diff = async (...words: string[]) => {
  const { code, out, err } = await sample.wordloom('diff', ...words, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return diffOutput.parse(JSON.parse(out));
};
const node = (found: Awaited<ReturnType<typeof diff>>, id: string) =>
  found.nodes.find((node) => node.id === id);

beforeAll(async () => {
  sample = new SampleProject();
  await run();
  sample.write('data/words.txt', 'king queen king man woman child\n');
  await run('--profile', 'smoke');
  await run('--set', 'letters.lowercase=false');
  sample.edit('pipelines/sample/letters-run.ts', "split(' ')", "split('n')");
  await run('--set', 'work.fail=throw');
});
afterAll(() => sample[Symbol.dispose]());

describe('runs', () => {
  test('lists them newest first, with what was set and how they ended', async () => {
    const listed = runsOutput.parse(JSON.parse((await sample.wordloom('runs', '--json')).out));
    expect(listed.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(listed[0]).toMatchObject({ state: 'failed', failed: ['work'], set: { 'work.fail': 'throw' } });
    expect(listed[2]).toMatchObject({ state: 'ok', profile: 'smoke', counts: { ran: 4 } });
    const { out } = await sample.wordloom('runs', 'sample', '--limit', '2');
    expect(out).toMatch(
      /^run +pipeline +when +end +settings\n[0-9a-f]{6} +sample +just now +work failed +work\.fail=throw\n[0-9a-f]{6} +sample +just now +\d ran, .* letters\.lowercase=false\n$/,
    );
  });

  test('reads no record that it does not list: damage in older ones goes unnoticed', async () => {
    using other = new SampleProject();
    for (let i = 0; i < 3; i++) await other.wordloom('run', 'sample');
    const [newest, , oldest] = runsOutput.parse(JSON.parse((await other.wordloom('runs', '--json')).out));
    other.write(join('artifacts/runs', oldest!.id, 'run.json'), 'not JSON');
    expect(await other.wordloom('runs', '--limit', '2')).toMatchObject({ code: 0, err: '' });
    expect((await other.wordloom('runs')).err).toContain('makes no sense');
    rmSync(join(other.root, 'artifacts/runs', newest!.id, 'run.json')); // as if killed
    const { out } = await other.wordloom('runs', '--limit', '1');
    expect(out).toContain(`${newest!.id.slice(-6)}  sample    just now  not ended`);
  });

  test('of nothing says so; a misspelt pipeline is named', async () => {
    using empty = new SampleProject();
    expect(await empty.wordloom('runs')).toMatchObject({ code: 0, out: 'no runs in the store yet\n' });
    const { code, err } = await empty.wordloom('runs', 'smaple');
    expect(code).toBe(2);
    expect(err).toContain('did you mean sample?');
  });
});

describe('diff', () => {
  test('traces a metric to the data it goes back to', async () => {
    const found = await diff(ids[0]!, ids[1]!);
    expect(node(found, 'letters')).toEqual({
      id: 'letters',
      state: 'changed',
      causes: [{ node: 'words', reason: 'the file it is read from changed' }],
      metrics: [{ name: 'words', before: 4, after: 5 }],
    });
    expect(node(found, 'work')?.causes).toEqual([
      { node: 'work', reason: 'parameter steps: 2 → 1' },
      { node: 'words', reason: 'the file it is read from changed' },
    ]);
  });

  test('traces it to a parameter of its own stage, and stops where the output stayed the same', async () => {
    const found = await diff(ids[1]!, ids[2]!.slice(-6));
    expect(node(found, 'letters')).toMatchObject({
      causes: [{ node: 'letters', reason: 'parameter lowercase: true → false' }],
      metrics: [],
    });
    expect(node(found, 'vectors')?.state).toBe('same');
    expect(node(found, 'words')?.state).toBe('same');
  });

  test('traces it to the file with the code, by default in the last two runs of a pipeline', async () => {
    const { out } = await sample.wordloom('diff', 'sample');
    expect(out).toContain(
      `${ids[2]!.slice(-6)} (just now) → ${ids[3]!.slice(-6)} (just now, not to its end)`,
    );
    expect(out).toMatch(/^letters +code: pipelines\/sample\/letters-run\.ts changed$/m);
    expect(out).toMatch(/^letters words +5 +6 +\+1 +parameter lowercase: false → true; code:$/m);
    expect((await diff()).before.id).toBe(ids[2]);
    expect((await diff(ids[2]!)).before.id).toBe(ids[1]);
  });

  test('of a run and itself finds nothing', async () => {
    const { out } = await sample.wordloom('diff', ids[0]!, ids[0]!);
    expect(out).toContain('nothing differs: all 4 stages are the same');
  });

  test.for([
    [['diff', 'smaple'], 'did you mean sample?'],
    [['diff', '000000', '000001'], "there is no run '000000' in the store"],
    [['diff', 'sample', '--profile', 'smoke'], 'before'],
  ] as const)('%s is refused', async ([words, hint]) => {
    const { code, out, err } = await sample.wordloom(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
  });
});
