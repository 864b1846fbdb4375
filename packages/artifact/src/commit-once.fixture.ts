import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killAtCall } from './kill-at-call.fixture.ts';
import { openStore } from './store.ts';

// Makes what a stage makes, under the lock of its key, and is killed at one of its calls. Arguments: folder of the store, key, number
// of the call. Prints what it has come to.
const [folder = '', key = '', call = ''] = process.argv.slice(2);
killAtCall(Number(call));
const store = await openStore(folder);
const leave = await store.enter();
const log = await store.runs.begin('sample');
const lock = await store.lock(key, 'a run');
if ('heldBy' in lock) throw new Error('someone holds the lock');
const staging = await store.begin();
mkdirSync(store.checkpointFolder(key), { recursive: true });
writeFileSync(join(store.checkpointFolder(key), 'reached'), 'half');
for (const name of ['a', 'b']) writeFileSync(join(staging.folder, name), `${name} of ${key}`);
const type = { kind: 'file', name: 'bytes', mediaType: 'application/octet-stream' } as const;
await store.commit(staging, {
  key,
  stage: 'sample',
  components: {},
  modules: {},
  outputs: { a: { file: 'a', type }, b: { file: 'b', type } },
  metrics: {},
  figures: [],
  warnings: [],
  log: '',
  milliseconds: 0,
  licences: [],
  reproducible: true,
});
process.stdout.write('committed\n');
await lock.release();
await staging.discard();
await log.finish({ pipeline: 'sample', set: {}, seed: 0, milliseconds: 0, ok: true, nodes: [], outputs: {} });
process.stdout.write('recorded\n');
await leave();
process.stdout.write('ended\n');
