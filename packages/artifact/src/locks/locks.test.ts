import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { key as name, newFolder } from '../sample-commit.fixture.ts';
import { Temporary } from '../temporary.ts';
import { Locks } from './locks.ts';
import { Presence, type PresenceOptions } from './presence.ts';
import { thisProcess } from './process-identity.ts';

process.setMaxListeners(100); // many who would be a process each

/** One who takes locks in a store, as a process of its own would. */
function taker(store: string, options?: PresenceOptions) {
  const presence = new Presence(store, options);
  return { presence, locks: new Locks(store, presence, new Temporary(store, presence)) };
}

/** A process that has ended. */
function deadProcess() {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return { ...thisProcess(), pid: pid! };
}

const left = (store: string) =>
  ['locks', 'holders', 'tmp'].flatMap((folder) => readdirSync(join(store, folder)));

test('one has a lock, others are told who; when it is given back nothing is left of it', async () => {
  const store = newFolder();
  const [one, other] = [taker(store), taker(store)];
  const lock = await one.locks.take(name, 'run one');
  expect(await other.locks.take(name, 'run other')).toEqual({
    heldBy: { holder: one.presence.id, host: hostname(), pid: process.pid, by: 'run one' },
  });
  expect(await one.locks.take(name, 'again')).toMatchObject({ heldBy: { by: 'run one' } });
  if ('heldBy' in lock) expect.unreachable();
  await lock.release();
  const second = await other.locks.take(name, 'run other');
  if ('heldBy' in second) expect.unreachable();
  await second.release();
  expect(left(store)).toEqual([]);
});

test('a dead holder is followed by one alone, however many want its place', async () => {
  const store = newFolder();
  for (let generation = 0; generation < 3; generation++) {
    // Each of these dies with the lock.
    await taker(store, { process: deadProcess() }).locks.take(name, `dead ${generation}`);
  }
  const takers = Array.from({ length: 8 }, () => taker(store));
  const answers = await Promise.all(takers.map(({ locks }, i) => locks.take(name, `${i}`)));
  const got = answers.filter((answer) => 'release' in answer);
  expect(got.length).toBe(1);
  await got[0]!.release();
  expect(readdirSync(join(store, 'locks'))).toEqual([]);
});

test('a reused process id does not fool a lock', async () => {
  const store = newFolder();
  // This process lives, and has the number; the holder with that number started at another time.
  const earlier = { ...thisProcess(), started: '1' };
  await taker(store, { process: earlier }).locks.take(name, 'before the machine was restarted');
  expect(await taker(store).locks.take(name, 'now')).toHaveProperty('release');
});

test('a holder on another machine is believed as long as its file is touched', async () => {
  const store = newFolder();
  const elsewhere = { ...thisProcess(), host: 'far', machine: 'far away' };
  const far = taker(store, { process: elsewhere, beat: 20 });
  await far.locks.take(name, 'run far');
  const here = taker(store, { patience: 300 });
  for (let i = 0; i < 5; i++) {
    expect(await here.locks.take(name, 'here')).toMatchObject({ heldBy: { host: 'far' } });
    await setTimeout(100);
  }
  const silent = newFolder();
  const gone = taker(silent, { process: elsewhere, beat: 1e8 });
  await gone.locks.take(name, 'run gone');
  const file = join(silent, 'holders', gone.presence.id);
  utimesSync(file, 1, 1); // its clock is far behind: only that it stands still counts
  const waits = taker(silent, { patience: 200 });
  expect(await waits.locks.take(name, 'here')).toMatchObject({ heldBy: { by: 'run gone' } });
  await waits.locks.free(name);
  expect(await waits.locks.take(name, 'here')).toHaveProperty('release');
});

test.for([
  '',
  '{"holder":"',
  'null',
  '{"holder":"../../etc/passwd","host":"h","pid":1,"by":"x"}',
  '\x00'.repeat(99),
])('a lock file that holds %j is held by nobody', async (content) => {
  const store = newFolder();
  mkdirSync(join(store, 'locks'), { recursive: true });
  writeFileSync(join(store, 'locks', name), content);
  const lock = await taker(store).locks.take(name, 'x');
  if ('heldBy' in lock) expect.unreachable();
  await lock.release();
  expect(readdirSync(join(store, 'locks'))).toEqual([]);
});

test('what dead holders left is cleared, what living ones hold is not', async () => {
  const store = newFolder();
  const other = 'b2'.repeat(32);
  await taker(store, { process: deadProcess() }).locks.take(name, 'dead');
  const living = taker(store);
  await living.locks.take(other, 'living');
  writeFileSync(join(store, 'locks', `${name}.${'0'.repeat(24)}`), 'of a chain that is gone');
  const cleaner = taker(store);
  expect(await cleaner.locks.clear()).toBe(1);
  expect(await cleaner.presence.forgetTheDead()).toBe(1);
  expect(readdirSync(join(store, 'locks'))).toEqual([other]);
  expect(await living.locks.isHeld(other)).toBe(true);
});

test('whatever is taken, given back and died with in whatever order, never two have a lock, and all get it', async () => {
  const actor = fc.record({ start: fc.nat(5), holds: fc.nat(4), dies: fc.boolean() });
  const property = fc.asyncProperty(fc.array(actor, { minLength: 2, maxLength: 8 }), async (actors) => {
    const store = newFolder();
    let holders = 0;
    let most = 0;
    let had = 0;
    const ends: (() => Promise<void>)[] = [];
    await Promise.all(
      actors.map(async ({ start, holds, dies }) => {
        await setTimeout(start);
        const { locks, presence } = taker(store, { patience: 1000 });
        for (;;) {
          const lock = await locks.take(name, 'x');
          if ('heldBy' in lock) {
            await locks.free(name);
            continue;
          }
          holders++;
          had++;
          most = Math.max(most, holders);
          await setTimeout(holds);
          holders--;
          if (!dies) return lock.release();
          ends.push(lock.release);
          writeFileSync(join(store, 'holders', presence.id), JSON.stringify({ ...dead, since: 0 }));
          return;
        }
      }),
    );
    expect({ most, had }).toEqual({ most: 1, had: actors.length });
    for (const end of ends) await end(); // what a dead one would still do, were it only slow, does no harm
    expect(left(store)).toEqual([]);
    rmSync(store, { recursive: true });
  });
  const dead = deadProcess();
  await fc.assert(property, { numRuns: 25 });
});

test('a holder whose file was removed is there again with its next beat', async () => {
  const store = newFolder();
  const { presence } = taker(store, { beat: 10 });
  const leave = await presence.enter();
  const file = join(store, 'holders', presence.id);
  rmSync(file);
  while (!existsSync(file)) await setTimeout(5);
  expect(await taker(store).presence.isPresent(presence.id)).toBe(true);
  await leave();
  expect(existsSync(file)).toBe(false);
});
