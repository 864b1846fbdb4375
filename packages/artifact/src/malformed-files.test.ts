import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WordloomError } from '@wordloom/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from './index.ts';
import { commitText, key, newFolder } from './sample-commit.fixture.ts';

/** What may happen to a text on a disk: cut, overwritten, put in, doubled, or replaced by something else. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(3000) }),
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat(3000), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(3000), text: fc.string() }),
  fc.record({ kind: fc.constant('value' as const), at: fc.nat(60), value: fc.json() }),
  fc.record({ kind: fc.constant('text' as const), text: fc.oneof(fc.string(), fc.json()) }),
);

type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never;

function damaged(text: string, by: Damage): string {
  switch (by.kind) {
    case 'cut':
      return text.slice(0, by.at % text.length);
    case 'byte': {
      const bytes = Buffer.from(text);
      bytes[by.at % bytes.length] = by.byte;
      return bytes.toString('latin1');
    }
    case 'insert': {
      const at = by.at % text.length;
      return text.slice(0, at) + by.text + text.slice(at);
    }
    case 'value': {
      const values = [...text.matchAll(/:("[^"]*"|[\d.]+|true|false|null)/g)]; // each value of the JSON, in turn
      const { index, 0: found } = values[by.at % values.length]!;
      return `${text.slice(0, index)}:${by.value}${text.slice(index + found.length)}`;
    }
    case 'text':
      return by.text;
  }
}

test('a damaged manifest never crashes a store, and is never believed', async () => {
  const folder = newFolder();
  const store = await openStore(folder);
  const manifest = await commitText(store, 'the quick brown fox');
  const path = join(folder, 'stages', key.slice(0, 2), `${key}.json`);
  const text = readFileSync(path, 'utf8');
  const property = fc.asyncProperty(damage, async (by) => {
    const spoiled = damaged(text, by);
    writeFileSync(path, spoiled, 'latin1');
    const found = await (await openStore(folder)).manifest(key);
    // A change that says nothing may pass, such as another byte in the place of itself.
    if (found !== undefined || spoiled === text) expect(found).toEqual(manifest);
  });
  await fc.assert(property, { numRuns: 500 });
});

test('a damaged record of a run, or marker of a store, is told, never a crash', async () => {
  const folder = newFolder();
  const store = await openStore(folder);
  const log = await store.runs.begin('sample');
  const record = await log.finish({
    pipeline: 'sample',
    set: {},
    seed: 0,
    milliseconds: 1,
    ok: true,
    nodes: [],
    outputs: {},
  });
  const files = [join(log.folder, 'run.json'), join(folder, 'store.json')];
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const property = fc.asyncProperty(fc.nat(1), damage, async (which, by) => {
    writeFileSync(files[which]!, damaged(texts[which]!, by));
    try {
      const opened = await openStore(folder);
      const [found] = await opened.runs.list();
      if (found) expect(found.id).toBe(record.id);
      await opened.survey({ days: 0 });
    } catch (error) {
      expect(error).toBeInstanceOf(WordloomError);
    }
    writeFileSync(files[which]!, texts[which]!);
  });
  await fc.assert(property, { numRuns: 300 });
});

test('whatever lies in the folders of locks and holders, a lock is to be had and a cleaning comes to its end', async () => {
  const name = fc.constantFrom(key, `${key}.${'0'.repeat(24)}`, 'd'.repeat(24), 'passing', '.x', 'a b');
  const file = fc.record({ folder: fc.constantFrom('locks', 'holders', 'tmp'), name, text: fc.json() });
  const property = fc.asyncProperty(fc.array(file, { maxLength: 6 }), async (found) => {
    const folder = newFolder();
    const store = await openStore(folder);
    for (const { folder: inside, name, text } of found) {
      const path = join(folder, inside, name);
      if (inside === 'holders' && name === 'passing') continue; // a folder of its own
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const lock = await store.lock(key, 'a run');
    if ('heldBy' in lock) expect.unreachable();
    await lock.release();
    await store.clean(await store.survey({ days: 0 }));
    await commitText(store, 'after it');
    expect(await store.manifest(key)).toBeDefined();
  });
  await fc.assert(property, { numRuns: 60 });
});
