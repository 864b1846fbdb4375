import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from './store.ts';

// Commits under one key after another from a first on, until it is killed; prints each key when its commit returned.
const store = await openStore(process.argv[2]!);
for (let i = Number(process.argv[3]); ; i++) {
  const staging = await store.begin();
  const outputs = Object.fromEntries(
    ['a', 'b'].map((name) => {
      writeFileSync(join(staging.folder, name), randomBytes(200_000));
      return [
        name,
        { file: name, type: { kind: 'file', name: 'bytes', mediaType: 'application/octet-stream' } } as const,
      ];
    }),
  );
  await store.commit(staging, {
    key: i.toString(16).padStart(64, '0'),
    stage: 'random',
    components: {},
    modules: {},
    outputs,
    metrics: {},
    figures: [],
    warnings: [],
    log: '',
    milliseconds: 0,
    licences: [],
    reproducible: false,
  });
  process.stdout.write(`${i}\n`);
}
