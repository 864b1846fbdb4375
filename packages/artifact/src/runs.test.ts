import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore, type RunLog } from './index.ts';

const temporary = mkdtempSync(join(tmpdir(), 'wordloom-runs-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const messages: string[] = [];
let folders = 0;
const newRuns = async () => {
  const store = await openStore(join(temporary, `store-${folders++}`), {
    onDamage: (message) => messages.push(message),
  });
  return store.runs;
};

function finish(log: RunLog, pipeline: string, profile?: string) {
  return log.finish({
    pipeline,
    ...(profile === undefined ? {} : { profile }),
    set: { 'train.epochs': 3 },
    seed: 7,
    milliseconds: 1200,
    ok: true,
    nodes: [
      {
        id: 'train',
        summary: 'train vectors',
        stage: 'word2vec',
        inputs: ['corpus'],
        outcome: 'ran',
        milliseconds: 9,
      },
    ],
    outputs: { vectors: { node: 'train', output: 'vectors' } },
  });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 2)); // ids sort by the millisecond

test('runs are listed newest first, and the newest of a pipeline and profile is found', async () => {
  const runs = await newRuns();
  const ended: string[] = [];
  for (const [pipeline, profile] of [
    ['ptb', 'smoke'],
    ['ptb', undefined],
    ['ptb-cbow', 'smoke'],
  ] as const) {
    const log = await runs.begin(pipeline);
    ended.unshift((await finish(log, pipeline, profile)).id);
    await pause();
  }
  expect((await runs.list()).map(({ id }) => id)).toEqual(ended);
  expect((await runs.list({ pipeline: 'ptb' })).map(({ id }) => id)).toEqual(ended.slice(1));
  expect((await runs.latest({ pipeline: 'ptb' }))?.id).toBe(ended[1]);
  expect((await runs.latest({ pipeline: 'ptb', profile: 'smoke' }))?.id).toBe(ended[2]);
  expect(await runs.latest({ pipeline: 'glove' })).toBeUndefined();
});

test('a record is read back as it was finished', async () => {
  const runs = await newRuns();
  const record = await finish(await runs.begin('ptb'), 'ptb');
  expect(await runs.read(record.id)).toEqual(record);
  expect(record).toMatchObject({ pipeline: 'ptb', seed: 7, set: { 'train.epochs': 3 } });
});

test('events are on the disk as soon as they are said, a line each', async () => {
  const runs = await newRuns();
  const log = await runs.begin('ptb');
  log.append({ type: 'node-started', node: 'train', reason: 'parameter\nepochs changed' });
  log.append({
    type: 'run-finished',
    run: log.id,
    ok: true,
    milliseconds: 1,
    counts: { cached: 0, ran: 1, failed: 0, skipped: 0, cancelled: 0 },
  });
  const lines = readFileSync(join(log.folder, 'events.jsonl'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).type)).toEqual(['node-started', 'run-finished']);
});

test('runs that are not over are not listed, a torn record is left out and said so', async () => {
  const runs = await newRuns();
  const log = await runs.begin('ptb');
  await finish(log, 'ptb');
  await runs.begin('ptb');
  expect(await runs.list()).toHaveLength(1);
  truncateSync(join(log.folder, 'run.json'), 40);
  expect(await runs.list()).toEqual([]);
  expect(messages).toEqual([`the record of run ${log.id} makes no sense and is left out`]);
});

test('a pipeline of any name has a run folder of its own, and no path is read for an id', async () => {
  const runs = await newRuns();
  const { id } = await finish(await runs.begin('../../Über/<script>'), '../../Über/<script>');
  expect(id).toMatch(/^\d{8}T\d{9}Z--ber-script--[0-9a-f]{6}$/);
  expect((await runs.latest({ pipeline: '../../Über/<script>' }))?.id).toBe(id);
  expect(await runs.read(`../runs/${id}`)).toBeUndefined();
});
