import { expect, test } from 'vitest';
import { run, startRun } from './start-run.ts';
import { contentsOf, newStore } from './store-folder.ts';

test.for([2, 8])(
  '%i runs of overlapping pipelines at once: each stage runs once, all are right',
  async (runs) => {
    const store = newStore();
    const order = (i: number) => ({ store, pipeline: 'overlap', set: { 'tail.salt': `${i % 4}` } }) as const;
    const told = await Promise.all(Array.from({ length: runs }, (_, i) => run(order(i))));
    const ran = told.flatMap(({ record }) => record!.nodes.filter(({ outcome }) => outcome === 'ran'));
    const keys = ran.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length); // no key twice
    expect(keys.length).toBe(5 + Math.min(runs, 4));
    expect(told.every(({ record }) => record!.ok)).toBe(true);

    const alone = newStore();
    for (let i = 0; i < Math.min(runs, 4); i++) await run({ ...order(i), store: alone });
    expect(await contentsOf(store)).toEqual(await contentsOf(alone));
  },
);

test('a run that waits says for whom, and takes what the other has made', async () => {
  const store = newStore();
  const order = { store, pipeline: 'overlap', set: { 'source.pause': 800 } } as const;
  let second: Promise<Awaited<ReturnType<typeof run>>> | undefined;
  const first = startRun(order, {
    onEvent: (event) => {
      if (event.type === 'node-started' && event.node === 'source') second = run(order);
    },
  });
  const { record } = await first.ended;
  const { events, record: taken } = (await second)!;
  expect(events).toContainEqual({
    type: 'node-waits',
    node: 'source',
    for: expect.stringMatching(`^run ${record!.id} \\(process ${first.child.pid} on .+\\)$`),
  });
  expect(taken!.nodes.map(({ key }) => key)).toEqual(record!.nodes.map(({ key }) => key));
  expect(taken!.nodes[0]).toMatchObject({ id: 'source', outcome: 'cached' });
});

test('the holder of a lock is killed: another goes on, and is right', async () => {
  const store = newStore();
  const order = { store, pipeline: 'overlap', set: { 'source.pause': 2000 } } as const;
  const waits = Promise.withResolvers<void>();
  const begins = Promise.withResolvers<void>();
  const first = startRun(order, { onEvent: ({ type }) => type === 'node-started' && begins.resolve() });
  await begins.promise;
  const second = startRun(order, { onEvent: ({ type }) => type === 'node-waits' && waits.resolve() });
  await waits.promise;
  first.child.kill('SIGKILL');
  const killed = performance.now();
  const { record, events } = await second.ended;
  expect(record!.ok).toBe(true);
  expect(events.filter(({ type }) => type === 'node-started').length).toBe(6);
  expect(performance.now() - killed).toBeLessThan(30_000); // not the half minute that another machine is given
  const alone = newStore();
  await run({ ...order, store: alone });
  expect(await contentsOf(store)).toEqual(await contentsOf(alone));
});
