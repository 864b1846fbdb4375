import type { Manifest } from '@wordloom/artifact';
import { WordloomError } from '@wordloom/errors';
import { type Graph, type GraphNode, sources } from '@wordloom/stage';
import { explainChange, type Reason } from './explain.ts';
import { PreviousRuns } from './previous-runs.ts';
import { type ResolvedNode, resolveNode, type World } from './resolve-node.ts';

/** What a run would do with a node. */
export interface PlannedNode {
  readonly node: GraphNode;
  /** `waits`: it runs or not by what the nodes before it turn out to make. */
  readonly state: 'cached' | 'runs' | 'waits';
  readonly reasons: readonly Reason[];
  readonly key?: string;
  /** What it took, or would probably take, in milliseconds; undefined when it never ran. */
  readonly milliseconds?: number;
  readonly bytes?: number;
}

/** What a run would do, without doing it. */
export async function planPipeline(graph: Graph, world: World): Promise<PlannedNode[]> {
  const manifests = new Map<string, Manifest>();
  const previous = new PreviousRuns(world.store, graph);
  const planned: PlannedNode[] = [];
  for (const node of graph.nodes) {
    const waitsFor = sources(node).filter((id) => !manifests.has(id));
    const before = await previous.manifestOf(node.id);
    const known = { ...(before ? { milliseconds: before.milliseconds, bytes: bytesOf(before) } : {}) };
    if (waitsFor.length > 0) {
      planned.push({
        node,
        state: 'waits',
        reasons: [`what ${[...new Set(waitsFor)].join(' and ')} will make`],
        ...known,
      });
      continue;
    }
    const resolved = await resolveNode(node, graph, (id) => manifests.get(id)!, world);
    if ('remote' in resolved) {
      planned.push({
        node,
        state: 'runs',
        reasons: [`it has to be downloaded from ${resolved.remote.source.url}`],
        ...known,
      });
      continue;
    }
    const manifest = await world.store.manifest(resolved.key);
    if (manifest) {
      manifests.set(node.id, manifest);
      planned.push({
        node,
        state: 'cached',
        reasons: [],
        key: resolved.key,
        milliseconds: manifest.milliseconds,
        bytes: bytesOf(manifest),
      });
    } else {
      planned.push({
        node,
        state: 'runs',
        reasons: reasonsToRun(node, resolved, before),
        key: resolved.key,
        ...known,
      });
    }
  }
  return planned;
}

/** Why a node whose key is not in the store has to run, from what it was made of the last time. */
export function reasonsToRun(
  node: GraphNode,
  resolved: ResolvedNode,
  before: Manifest | undefined,
): Reason[] {
  if (!before) return ['it has not run before'];
  if (before.key === resolved.key) return ['its artifact is no longer whole in the store'];
  const source = (port: string) =>
    node.kind === 'stage' ? (node.inputs[port]?.node ?? 'another stage') : node.id;
  return explainChange(before as never, resolved, source);
}

/** The reasons of one node, by name. */
export function whyNode(planned: readonly PlannedNode[], id: string): PlannedNode {
  const found = planned.find(({ node }) => node.id === id);
  if (found) return found;
  throw new WordloomError({ code: 'pipeline/unknown-stage', what: `there is no stage '${id}'` });
}

function bytesOf(manifest: Manifest): number {
  return Object.values(manifest.outputs).reduce((sum, output) => sum + output.bytes, 0);
}
