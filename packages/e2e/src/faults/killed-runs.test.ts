import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '@wordloom/artifact';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { type Order, run, startRun, type Told, workersOf } from './start-run.ts';
import { contentsOf, newStore } from './store-folder.ts';

/** Kills of runs and of stages a chain; two chains run side by side. */
const kills = 20;

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false; // it has ended
  }
}

/** The nodes that ended well, with how. */
function endedIn({ events }: Told): Map<string, string> {
  return new Map(
    events.flatMap((event) =>
      event.type === 'node-finished' && ['ran', 'cached'].includes(event.outcome)
        ? [[event.node, event.outcome] as const]
        : [],
    ),
  );
}

function orderOf(store: string, salt: string): Order {
  return { store, pipeline: 'overlap', set: { 'source.salt': salt, 'source.size': 200_000 } };
}

/** Runs in one store, one after another, of which each is killed, or its stages are, until as many kills have hit. */
async function killedRuns(store: string, seed: string): Promise<{ orders: Order[]; told: Told[] }> {
  const random = randomStream(seed);
  const told: Told[] = [];
  const orders: Order[] = [];
  const first = performance.now();
  told.push(await run(orderOf(store, 'first')));
  const usual = performance.now() - first; // of a run that nobody kills
  let salt = 0;
  let before = new Map<string, string>();
  for (let hits = 0; hits < kills; ) {
    const order = orderOf(store, `${salt}`);
    const started = Promise.withResolvers<void>();
    const { child, ended } = startRun(order, { onEvent: () => started.resolve() });
    await Promise.race([started.promise, ended]);
    await Promise.race([setTimeout(random.float() * usual), ended]);
    if (child.exitCode === null) {
      const victims = random.float() < 0.5 ? [child.pid!] : workersOf(child.pid!);
      if (victims.filter(kill).length > 0) hits++;
    }
    const answer = await ended;
    told.push(answer);
    const nodes = endedIn(answer);
    // What an earlier run of the same has committed is there.
    for (const [node, outcome] of nodes)
      if (before.has(node)) expect([node, outcome]).toEqual([node, 'cached']);
    before = new Map([...before, ...nodes]);
    if (!answer.record?.ok) continue;
    orders.push(order);
    before.clear();
    salt++;
  }
  const last = orderOf(store, `${salt}`);
  told.push(await run(last));
  return { orders: [...orders, last], told };
}

/** What is unfinished, locked, or of someone who is at work. */
function leftIn(store: string): string[] {
  return readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(store.length))
    .filter((file) => /\/(tmp|locks|holders|checkpoints)\/|\/\.[^/]*$/.test(file));
}

test.skipIf(process.platform !== 'linux')(
  'runs and stages killed 40 times at random moments: the next is right, nothing committed is lost, nothing is left after gc',
  async () => {
    const chains = await Promise.all(['one', 'two'].map(async (seed) => ({ seed, store: newStore() })));
    const killed = await Promise.all(chains.map(({ seed, store }) => killedRuns(store, seed)));
    for (const [i, { store }] of chains.entries()) {
      const { orders, told } = killed[i]!;
      expect(told.at(-1)!.record!.ok).toBe(true);
      expect(told.flatMap(({ damage, error }) => [...damage, ...(error ? [error] : [])])).toEqual([]);

      const contents = await contentsOf(store);
      const alone = newStore();
      for (const order of orders.slice(-2)) await run({ ...order, store: alone });
      expect(contents).toMatchObject(await contentsOf(alone));

      const opened = await openStore(store);
      await opened.clean(await opened.survey({ days: 30 }));
      expect(await contentsOf(store)).toEqual(contents);
      expect(leftIn(store)).toEqual([]);
    }
  },
  600_000,
);
