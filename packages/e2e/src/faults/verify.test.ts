import { chmodSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openStore } from '@wordloom/artifact';
import { Fingerprints, verifyPipeline, type World } from '@wordloom/engine';
import { buildGraph } from '@wordloom/stage';
import { expect, test } from 'vitest';
import { pipelines } from './pipelines.ts';
import { type Order, outcomesOf, run } from './start-run.ts';
import { contentsOf, newStore } from './store-folder.ts';

async function verify(
  { store, pipeline }: Pick<Order, 'store' | 'pipeline'>,
  more: { jobs?: number; only?: string } = {},
) {
  const world: World = {
    store: await openStore(store),
    fingerprints: new Fingerprints(join(dirname(store), 'fingerprints')),
    dataFolder: undefined,
    cacheFolder: join(store, 'downloads'),
  };
  const { signal } = new AbortController();
  const verified = await verifyPipeline(buildGraph(pipelines[pipeline]!), world, {
    jobs: 2,
    signal,
    emit: () => {},
    ...more,
  });
  return Object.fromEntries(verified.map((node) => [node.node.id, node]));
}

const verdictsOf = (verified: Awaited<ReturnType<typeof verify>>) =>
  Object.fromEntries(Object.entries(verified).map(([id, { verdict }]) => [id, verdict]));

test('verify finds a planted nondeterminism, holds metrics against tolerances, and leaves the store as it is', async () => {
  const order = { store: newStore(), pipeline: 'promises' } as const;
  expect((await run(order)).record!.ok).toBe(true);
  const before = await contentsOf(order.store);
  const verified = await verify(order);
  expect(verdictsOf(verified)).toEqual({
    kept: 'same',
    planted: 'broken',
    after: 'same', // on the stored artifact of `planted`
    near: 'within',
    far: 'broken',
    free: 'free',
  });
  expect(verified.planted).toMatchObject({ promises: 'bits', differences: ['output bytes: other bytes'] });
  expect(verified.near!.metrics).toMatchObject([{ name: 'height', tolerance: 0.1 }]);
  expect(await contentsOf(order.store)).toEqual(before);
  expect(Object.values((await run(order)).record!.nodes).every(({ outcome }) => outcome === 'cached')).toBe(
    true,
  );
});

test('what the disk alone has changed, its time as before, is found by verify, and made again by the next run', async () => {
  const order = { store: newStore(), pipeline: 'overlap' } as const;
  const { record } = await run(order);
  expect(verdictsOf(await verify(order, { only: 'both' }))).toEqual({ both: 'same' });
  const store = await openStore(order.store);
  const { key } = record!.nodes.find(({ id }) => id === 'both')!;
  const path = store.blobPath((await store.manifest(key!))!.outputs.bytes!.blob);
  const right = readFileSync(path);
  const { atime, mtime } = statSync(path);
  chmodSync(path, 0o644);
  writeFileSync(path, right.with(100, right[100]! ^ 1));
  utimesSync(path, atime, mtime);
  expect(outcomesOf(await run(order)).both).toBe('cached'); // a look at the time does not tell
  expect(await verify(order)).toMatchObject({
    both: { verdict: 'damaged', differences: ['output bytes: its bytes are not those that were committed'] },
    left: { verdict: 'same' },
  });
  const told = await run(order);
  expect(told.damage).toEqual([expect.stringContaining("output 'bytes' of join was changed on the disk")]);
  expect(outcomesOf(told)).toMatchObject({ both: 'ran', tail: 'cached' });
  expect(readFileSync(path)).toEqual(right);
});

test('stages that were never run are told as such', async () => {
  const order = { store: newStore(), pipeline: 'overlap' } as const;
  expect(verdictsOf(await verify(order, { only: 'tail' }))).toEqual({ tail: 'missing' });
});

test('--jobs 1 and --jobs 8 give the same bits', async () => {
  const [one, eight] = [newStore(), newStore()];
  const order = { pipeline: 'overlap', set: { 'source.size': 1_000_000 } } as const;
  const told = await Promise.all([
    run({ ...order, store: one, jobs: 1 }),
    run({ ...order, store: eight, jobs: 8 }),
  ]);
  expect(told.map(({ record }) => record!.ok)).toEqual([true, true]);
  const contents = await contentsOf(one);
  expect(Object.keys(contents).length).toBe(6);
  expect(await contentsOf(eight)).toEqual(contents);
});
