import { readFileSync } from 'node:fs';
import { definePipeline } from '@wordloom/stage';
import { expect, test } from 'vitest';
import { runHere, temporaryWorld } from '../run-here.ts';
import { double, generate, share, sum } from './stages.ts';

const pipeline = definePipeline({
  name: 'streaming',
  summary: 'a large table through three stages',
  build(p) {
    const { rows } = p.stage('generate', generate, {}, { batches: 4, batchRows: 100 });
    const { rows: doubled } = p.stage('double', double, { rows });
    const { total } = p.stage('sum', sum, { rows: doubled });
    const { shared } = p.stage('share', share, { rows });
    return { total, shared };
  },
});

const world = await temporaryWorld();
const read = async (key: string, output: string): Promise<unknown> => {
  const { blob } = (await world.store.manifest(key))!.outputs[output]!;
  return JSON.parse(readFileSync(world.store.blobPath(blob), 'utf8'));
};

// The two tables of the full size take 4.1 GB of disk for a while; the small one, an eighth, has an eighth of the heap.
const full = process.env.WORDLOOM_SCALE === 'full';
const megabytes = full ? 2048 : 256;
const heap = full ? 512 : 64;
const resident = full ? 512 : 320; // less than what a process starts with and the table

test(`a table of ${megabytes} MB goes through three stages whose heap is limited to ${heap} MB`, async () => {
  const batchRows = 16 * 1024; // 16.8 MB
  const batches = Math.ceil((megabytes * 2 ** 20) / (batchRows * 1028));
  const { NODE_OPTIONS } = process.env;
  process.env.NODE_OPTIONS = `--max-old-space-size=${heap}`; // the workers take it over
  const set = { 'generate.batches': batches, 'generate.batchRows': batchRows };
  const { record } = await runHere(pipeline, world, { set, jobs: 1 }).finally(() => {
    if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = NODE_OPTIONS;
  });
  expect(record.nodes.map(({ outcome }) => outcome)).toEqual(['ran', 'ran', 'ran', 'ran']);
  const keys = Object.fromEntries(record.nodes.map(({ id, key }) => [id, key!]));
  const table = (await world.store.manifest(keys.double!))!.outputs.rows!;
  expect(table.bytes).toBeGreaterThan(megabytes * 2 ** 20);
  let expected = 0;
  for (let batch = 0; batch < batches; batch++)
    for (let i = 0; i < batchRows * 256; i++) expected += 2 * ((i + batch) % 1000);
  expect(await read(keys.sum!, 'total')).toEqual({ rows: batches * batchRows, sum: expected });
  for (const node of ['generate', 'double', 'sum']) {
    const peak = (await world.store.manifest(keys[node]!))!.metrics['peak resident MB']!;
    expect(peak, `${node}: peak resident memory in MB`).toBeLessThan(resident);
  }
}, 600_000);

test('threads of a stage read one table without a copy: what one writes, all see', async () => {
  const { record } = await runHere(pipeline, world);
  const { key } = record.nodes.find(({ id }) => id === 'share')!;
  const ids = (400 * 399) / 2;
  expect(await read(key!, 'shared')).toEqual({ threads: 3, sums: [ids + 1, ids + 2, ids + 3] });
});
