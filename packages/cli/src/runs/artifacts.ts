import type { Manifest, RunRecord, Store } from '@wordloom/artifact';

/** The artifacts of a run, by node; those that are no longer in the store are left out. */
export async function manifestsOf(store: Store, record: RunRecord): Promise<Map<string, Manifest>> {
  const found = await Promise.all(
    record.nodes.map(
      async ({ id, key }) => [id, key === undefined ? undefined : await store.manifest(key)] as const,
    ),
  );
  return new Map(found.filter((entry): entry is [string, Manifest] => entry[1] !== undefined));
}
