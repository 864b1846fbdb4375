import { chmodSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord, Store } from '@wordloom/artifact';
import fc from 'fast-check';

/** What happens to the artifacts of some of a run's nodes, by number. */
export const loss = fc.record({
  how: fc.constantFrom('gc', 'bytes removed', 'bytes cut', 'bytes altered', 'manifest torn'),
  nodes: fc.array(fc.nat(9), { maxLength: 3 }),
});

const longAgo = Date.now() / 1000 - 100 * 24 * 3600;

export async function lose(
  { how, nodes }: typeof loss extends fc.Arbitrary<infer L> ? L : never,
  { nodes: ran }: RunRecord,
  store: Store,
): Promise<void> {
  const keys = nodes.map((i) => ran[i % ran.length]!.key!);
  for (const key of keys) {
    const path = join(store.folder, 'stages', key.slice(0, 2), `${key}.json`);
    const manifest = await store.manifest(key);
    if (!manifest) continue; // lost already
    if (how === 'gc') utimesSync(path, longAgo, longAgo);
    if (how === 'manifest torn') truncateSync(path, 100);
    for (const { blob } of Object.values(manifest.outputs)) {
      const file = store.blobPath(blob);
      chmodSync(file, 0o644);
      if (how === 'bytes removed') rmSync(file);
      if (how === 'bytes cut') truncateSync(file, 0);
      if (how === 'bytes altered') writeFileSync(file, '7\n');
    }
  }
  if (how !== 'gc') return;
  rmSync(join(store.folder, 'runs'), { recursive: true, force: true }); // else what a run has stays
  await store.clean(await store.survey({ days: 30 }));
}
