import type { Manifest, RunRecord, Store } from '@wordloom/artifact';
import { type Cause, Causes, type RunArtifacts } from './causes.ts';

/** A figure that a node reported in one run or both; null where it was not a finite number. */
export interface MetricDifference {
  readonly name: string;
  readonly before?: number | null;
  readonly after?: number | null;
}

/** How a node of one run differs from the same node of another. */
export interface NodeDifference {
  readonly id: string;
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  /** What it goes back to, in the node itself or in one that it reads from, however far before. */
  readonly causes: readonly Cause[];
  /** Those that are not the same. */
  readonly metrics: readonly MetricDifference[];
}

/**
 * What is not the same in two runs, and what it goes back to: parameters, code, data. In the order of the later run, then
 * what only the earlier one had.
 */
export async function compareRuns(
  store: Store,
  before: RunRecord,
  after: RunRecord,
): Promise<NodeDifference[]> {
  const [was, is] = [await artifactsOf(store, before), await artifactsOf(store, after)];
  const causes = new Causes(was, is);
  const ids = new Set([...after.nodes, ...before.nodes].map(({ id }) => id));
  return [...ids].map((id) => {
    const [old, now] = [was.nodes.get(id), is.nodes.get(id)];
    const state = !old ? 'added' : !now ? 'removed' : old.key === now.key ? 'same' : 'changed';
    const metrics = metricDifferences(was.manifests.get(id), is.manifests.get(id));
    return { id, state, causes: state === 'changed' ? causes.of(id) : [], metrics };
  });
}

async function artifactsOf(store: Store, { nodes }: RunRecord): Promise<RunArtifacts> {
  const manifests = new Map<string, Manifest>();
  for (const { id, key } of nodes) {
    const manifest = key === undefined ? undefined : await store.manifest(key);
    if (manifest) manifests.set(id, manifest);
  }
  return { nodes: new Map(nodes.map((node) => [node.id, node])), manifests };
}

function metricDifferences(before: Manifest | undefined, after: Manifest | undefined): MetricDifference[] {
  const [was, is] = [before?.metrics ?? {}, after?.metrics ?? {}];
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  return names
    .filter((name) => was[name] !== is[name])
    .map((name) => ({
      name,
      ...(name in was ? { before: was[name]! } : {}),
      ...(name in is ? { after: is[name]! } : {}),
    }));
}
