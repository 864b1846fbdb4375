import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contents, keyOf, ModelledStore } from './modelled-store.fixture.ts';

const handle = fc.nat(1);
const keys = [0, 1, 2].map(keyOf);
const key = fc.constantFrom(...keys);
const content = fc.constantFrom(...contents);
const command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), handle, key, content }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('read' as const), handle, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('use' as const), handle, key }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('age' as const), key }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('run' as const),
      handle,
      keys: fc.uniqueArray(key, { maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('bytes' as const),
      content,
      how: fc.constantFrom('cut' as const, 'alter' as const, 'remove' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('manifest' as const),
      key,
      how: fc.constantFrom('tear' as const, 'empty' as const, 'digit' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('litter' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), handle }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('clean' as const), handle }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('at once' as const),
      commits: fc.tuple(fc.tuple(key, content), fc.tuple(key, content)),
      uses: key,
      cleans: fc.option(handle),
      /** How long the commits begin after the cleaning, in milliseconds. */
      after: fc.nat(6),
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

async function perform(command: Command, store: ModelledStore): Promise<void> {
  switch (command.do) {
    case 'commit':
      await store.commit(command.handle, command.key, command.content);
      return store.committed(command.key, command.content);
    case 'read':
      return store.check(command.handle, command.key);
    case 'use':
      return store.check(command.handle, command.key, 'use');
    case 'age':
      return store.age(command.key);
    case 'run':
      return store.recordRun(command.handle, command.keys);
    case 'bytes':
      return store.spoilBytes(command.content, command.how);
    case 'manifest':
      return store.spoilManifest(command.key, command.how);
    case 'litter':
      return store.leaveLitter();
    case 'open':
      return store.open(command.handle);
    case 'clean':
      await store.clean(command.handle);
      store.cleaned();
      return expect(store.left()).toEqual([]);
    case 'at once':
      return performAtOnce(command, store);
  }
}

/** Each handle commits, and one takes something up, while one may be cleaning. */
async function performAtOnce(
  { commits, uses, cleans, after }: Extract<Command, { do: 'at once' }>,
  store: ModelledStore,
): Promise<void> {
  const [[one, first], [other, second]] = commits;
  const [taken] = await Promise.all([
    store.find(0, uses, 'use'),
    setTimeout(after).then(() => store.commit(0, one, first)),
    setTimeout(after).then(() => store.commit(1, other, second)),
    ...(cleans === null ? [] : [store.clean(cleans)]),
  ]);
  const used = store.entries.get(uses);
  if (taken !== undefined && used) used.old = false;
  if (cleans !== null) store.cleaned(new Set([one, other]));
  store.committed(one, first);
  store.committed(other, second);
  if (one !== other) return;
  const last = await store.find(0, one); // either, whole
  expect([first, second]).toContain(last);
  store.committed(one, last!);
}

test('whatever is committed, read, used, spoilt and cleaned in whatever order: what is whole is read, what is not is told, nothing else', async () => {
  const property = fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 40 }), async (commands) => {
    const store = new ModelledStore();
    for (const at of [0, 1]) await store.open(at);
    for (const command of commands) await perform(command, store);
    for (const at of [0, 1]) for (const key of keys) await store.check(at, key);
    await perform({ do: 'clean', handle: 0 }, store);
    for (const key of keys) await store.check(1, key);
    rmSync(store.folder, { recursive: true });
  });
  await fc.assert(property, { numRuns: 60 });
});
