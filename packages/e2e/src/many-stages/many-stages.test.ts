import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { planPipeline, type World } from '@wordloom/engine';
import type { RunEvent } from '@wordloom/events';
import { buildGraph } from '@wordloom/stage';
import { expect, test } from 'vitest';
import { runHere, temporaryWorld, worldIn } from '../run-here.ts';
import { countFileCalls } from './file-calls.ts';
import { widePipeline } from './wide-pipeline.ts';

// The full size takes a minute of a machine that does nothing else.
const full = process.env.WORDLOOM_SCALE === 'full';
const stages = full ? 1000 : 200;
const artifacts = full ? 100_000 : 10_000;
const timeout = 600_000;

const pipeline = widePipeline(stages);
const world = await temporaryWorld();

/** What a new process would read from files when it plans. */
async function planCalls({ store }: World, ofPipeline = pipeline) {
  const fresh = await worldIn(store.folder);
  let states = new Map<string, number>();
  const calls = await countFileCalls(async () => {
    const planned = await planPipeline(buildGraph(ofPipeline), fresh);
    states = new Map<string, number>();
    for (const { state } of planned) states.set(state, (states.get(state) ?? 0) + 1);
  });
  return { calls, states: Object.fromEntries(states) };
}

async function processesOf({ record }: Awaited<ReturnType<typeof runHere>>) {
  const ran = new Map<number, number>();
  for (const { key, outcome } of record.nodes) {
    const { process } = (await world.store.manifest(key!))!.metrics;
    if (outcome === 'ran') ran.set(process!, (ran.get(process!) ?? 0) + 1);
  }
  return ran;
}

test(
  `${stages} stages run in as many processes as there are jobs, and wait for the disk four times each`,
  async () => {
    let made: Awaited<ReturnType<typeof runHere>> | undefined;
    const calls = await countFileCalls(async () => {
      made = await runHere(pipeline, world, { jobs: 2 });
    });
    expect(made!.outcomes).toEqual(Object.fromEntries(made!.record.nodes.map(({ id }) => [id, 'ran'])));
    expect((await processesOf(made!)).size).toBe(2);
    // Bytes, their folder's name, the manifest, its folder's name; and once for each of at most 2 x 256 folders, and the run's record.
    expect(calls.sync).toBeGreaterThanOrEqual(4 * stages);
    expect(calls.sync).toBeLessThan(4 * stages + 2 * 256 + 10);
    const { key } = made!.record.nodes.find(({ id }) => id === 'add-13')!;
    const { blob } = (await world.store.manifest(key!))!.outputs.count!;
    expect(readFileSync(world.store.blobPath(blob), 'utf8')).toBe(`${1 + 11 + 12 + 13}\n`);
  },
  timeout,
);

test(`planning ${stages} stages that are in the store reads one file for each, and no code again`, async () => {
  const { calls, states } = await planCalls(world);
  expect(states).toEqual({ cached: stages });
  expect(calls.readFile).toBeLessThanOrEqual(stages + 10); // manifests; what is remembered of the code of two stages
  expect(calls.stat).toBe(stages); // whether the bytes are there
});

test(
  '200 stages side by side keep all jobs busy',
  async () => {
    const jobs = 4;
    const made = await runHere(widePipeline(201, 1), world, { jobs });
    const shares = [...(await processesOf(made)).values()];
    expect(shares.length).toBe(jobs);
    expect(Math.min(...shares)).toBeGreaterThan(200 / jobs / 4);
    const running = runningAtStarts(made.events);
    expect(Math.max(...running)).toBeLessThanOrEqual(jobs + 4); // four may wait for the disk beside those that compute
    expect(running.reduce((sum, count) => sum + count, 0) / running.length).toBeGreaterThan(jobs / 2);
  },
  timeout,
);

/** How many stages run, counted whenever one begins. */
function runningAtStarts(events: readonly RunEvent[]): number[] {
  const running = new Set<string>();
  return events.flatMap((event) => {
    if (event.type === 'node-finished') running.delete(event.node);
    return event.type === 'node-started' ? [running.add(event.node).size] : [];
  });
}

test(
  `a store of ${artifacts} artifacts and 1,000 runs opens, plans and lists runs with the same files as a small one`,
  async () => {
    const small = await planCalls(world);
    const own = buildGraph(pipeline).nodes.length;
    await fill(world, artifacts - own, 1000);
    const large = await planCalls(world);
    expect(large).toEqual(small);
    const listed = await countFileCalls(async () => {
      const { store } = await worldIn(world.store.folder);
      expect(await store.runs.list({ most: 20 })).toHaveLength(20);
    });
    expect(listed.readFile).toBe(22); // the store's own record, who this process is, and one for each run
  },
  timeout,
);

/** Copies of an artifact under other keys, and runs of another pipeline. */
async function fill({ store }: World, artifacts: number, runs: number): Promise<void> {
  const [run] = await store.runs.list({ most: 1 });
  const manifest = (await store.manifest(run!.nodes[0]!.key!))!;
  const folders = new Set<string>();
  for (let i = 0; i < artifacts; i++) {
    const key = (i * 40_503 * 65_537)
      .toString(16)
      .padStart(16, '0')
      .split('')
      .reverse()
      .join('')
      .padEnd(64, '0');
    const file = join(store.folder, 'stages', key.slice(0, 2), `${key}.json`);
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    writeFileSync(file, JSON.stringify({ ...manifest, key }));
  }
  for (let i = 0; i < runs; i++) {
    const id = `20990101T${String(i).padStart(9, '0')}Z-other-abcdef`;
    mkdirSync(join(store.folder, 'runs', id));
    writeFileSync(
      join(store.folder, 'runs', id, 'run.json'),
      JSON.stringify({ ...run, id, pipeline: 'other' }),
    );
  }
}
