import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '@wordloom/events';
import { expect, test } from 'vitest';
import { run, startRun } from './start-run.ts';
import { contentsOf, newStore } from './store-folder.ts';

const stepsIn = (event: RunEvent) =>
  event.type === 'stage' && event.event.type === 'progress' ? event.event.progress.done : 0;
const startsIn = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.type === 'stage' && event.event.type === 'log'
      ? [Number(/goes on from step (\d+)/.exec(event.event.message)?.[1])]
      : [],
  );

test('a stage killed in the middle goes on from its checkpoint, and ends with the same bits', async () => {
  const uninterrupted = newStore();
  expect(startsIn((await run({ store: uninterrupted, pipeline: 'climbing' })).events)).toEqual([0]);

  const store = newStore();
  const order = { store, pipeline: 'climbing' } as const;
  let reached = 0;
  for (const until of [5, 15, 25]) {
    const { child, ended } = startRun(order, {
      onEvent: (event) => {
        if (stepsIn(event) >= until) child.kill('SIGKILL');
      },
    });
    const { events, record } = await ended;
    expect(record).toBeUndefined();
    const [start] = startsIn(events);
    expect(start).toBeGreaterThanOrEqual(reached);
    reached = Math.max(...events.map(stepsIn));
  }
  const { events, record } = await run(order);
  expect(record!.ok).toBe(true);
  expect(startsIn(events)[0]).toBeGreaterThanOrEqual(25);
  expect(await contentsOf(store)).toEqual(await contentsOf(uninterrupted));

  const [key] = Object.keys(await contentsOf(store));
  expect(existsSync(join(store, 'checkpoints', key!.slice(0, 2), key!))).toBe(false);
});
