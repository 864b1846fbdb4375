import type { Manifest, Store } from '@wordloom/artifact';
import type { Graph } from '@wordloom/stage';

/** How far back to look for the last time a node ran. */
const reach = 50;

/** The artifact that each node of a pipeline had when it was last taken or made, with the same profile before another. */
export async function lastManifests(
  store: Store,
  graph: Graph,
): Promise<(node: string) => Promise<Manifest | undefined>> {
  const runs = (await store.runs.list({ pipeline: graph.pipeline })).slice(0, reach);
  runs.sort((a, b) => Number(b.profile === graph.profile) - Number(a.profile === graph.profile));
  return async (id) => {
    for (const run of runs) {
      const key = run.nodes.find((node) => node.id === id)?.key;
      const manifest = key === undefined ? undefined : await store.manifest(key);
      if (manifest) return manifest;
    }
    return undefined;
  };
}
