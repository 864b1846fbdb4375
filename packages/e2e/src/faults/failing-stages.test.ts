import type { RunEvent } from '@wordloom/events';
import { expect, test } from 'vitest';
import { type Order, outcomesOf, run, startRun, type Told } from './start-run.ts';
import { newStore } from './store-folder.ts';

const branches = (ends: string, more: Partial<Order> = {}): Order => ({
  store: newStore(),
  pipeline: 'branches',
  set: { 'bad.ends': ends },
  ...more,
});

function failureIn({ events }: Told) {
  const failed = events.filter(
    (event): event is Extract<RunEvent, { type: 'node-finished' }> =>
      event.type === 'node-finished' && event.outcome === 'failed',
  );
  expect(failed.map(({ node }) => node)).toEqual(['bad']);
  return failed[0]!.failure!;
}

const warningsIn = ({ events }: Told) =>
  events.flatMap((event) =>
    event.type === 'stage' && event.event.type === 'log' && event.event.level === 'warning'
      ? [event.event.message]
      : [],
  );

test.for([
  ['throws', { code: 'stage/threw', what: 'the stage threw RangeError: no more numbers' }],
  ['exits', { code: 'stage/crashed', exitCode: 7 }],
  ['is killed', { code: 'stage/crashed', exitCode: 'SIGKILL' }],
  ['hangs', { code: 'stage/time-limit' }],
  ['spins', { code: 'stage/time-limit' }],
  ['rejects late', { code: 'stage/threw-late', what: expect.stringContaining('nobody waits for me') }],
] as const)(
  'a stage that %s: the run tells stage, cause, exit code and the last it wrote',
  async ([ends, failure]) => {
    const told = await run(branches(ends));
    expect(failureIn(told)).toMatchObject({ ...failure, logTail: expect.stringContaining(`it ${ends} now`) });
    expect(told.record!.ok).toBe(false);
    expect(outcomesOf(told)).toMatchObject({ source: 'ran', bad: 'failed', after: 'skipped', slow: 'ran' });
  },
);

test('a stage that runs out of memory is told as such', async () => {
  const { ended } = startRun(branches('fills memory'), {
    environment: { NODE_OPTIONS: '--max-old-space-size=60' },
  });
  expect(failureIn(await ended)).toMatchObject({
    code: 'stage/out-of-memory',
    exitCode: 'SIGABRT',
    logTail: expect.stringContaining('heap out of memory'),
  });
});

test('after a failure what runs goes on to its end; with --keep-going all that does not need what failed', async () => {
  const order = branches('throws');
  expect(outcomesOf(await run(order))).toEqual({
    source: 'ran',
    bad: 'failed',
    after: 'skipped',
    slow: 'ran',
    next: 'skipped',
  });
  expect(outcomesOf(await run({ ...order, keepGoing: true }))).toEqual({
    source: 'cached',
    bad: 'failed',
    after: 'skipped',
    slow: 'cached',
    next: 'ran',
  });
});

test('what may pass is tried again: a process killed from outside, an error that the stage calls transient', async () => {
  const killed = await run(branches('is killed once'));
  expect(killed.record!.ok).toBe(true);
  expect(warningsIn(killed)).toEqual([
    'the process of the stage was killed by SIGKILL before the stage ended; it is tried again',
  ]);
  const refused = await run(branches('is refused once'));
  expect(refused.record!.ok).toBe(true);
  expect(warningsIn(refused)).toEqual(['the server is busy; it is tried again in 1 s']);
});

test('an error that a stage leaves behind ends no later stage in the same process', async () => {
  // With one job, `slow` gets the process in which `bad` has left it.
  const told = await run(branches('rejects after its end', { jobs: 1 }));
  expect(told.record!.ok).toBe(true);
  expect(outcomesOf(told)).toMatchObject({ bad: 'ran', slow: 'ran' });
  expect(warningsIn(told)).toEqual([expect.stringContaining('a stage before me left this')]);
});
