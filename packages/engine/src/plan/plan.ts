import { fileURLToPath } from 'node:url';
import type { Manifest } from '@wordloom/artifact';
import { type Graph, type GraphNode, type StageNode, sources } from '@wordloom/stage';
import { explainChange, type Reason } from './explain.ts';
import { type KeyComponents, keyComponents, keyOf } from './key.ts';
import { offered } from './offered.ts';
import { PreviousRuns } from './previous-runs.ts';
import { type ResolvedNode, resolveNode, type World } from './resolve-node.ts';

/** What a run would do with a node. */
export interface PlannedNode {
  readonly node: GraphNode;
  /** `waits`: it runs or not by what the nodes before it turn out to make. `remote`: it comes from the remote store. */
  readonly state: 'cached' | 'remote' | 'runs' | 'waits';
  /** Of one that waits, the last is what it waits for. */
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
  for (const node of graph.nodes) planned.push(await planNode(node, { graph, world, manifests, previous }));
  return planned;
}

interface Planning {
  readonly graph: Graph;
  readonly world: World;
  /** Artifacts that are in the store, or the remote one, by node; nodes are added as they are planned. */
  readonly manifests: Map<string, Manifest>;
  /** Asked for nothing where a node is in the store. */
  readonly previous: PreviousRuns;
}

async function planNode(node: GraphNode, planning: Planning): Promise<PlannedNode> {
  const { graph, world, manifests, previous } = planning;
  const unknown = sources(node).filter((id) => !manifests.has(id));
  if (node.kind === 'stage' && unknown.length > 0) {
    const before = await previous.manifestOf(node.id);
    const own = before ? await ownReasons(node, before, planning) : [];
    const reasons = [...own, `what ${unknown.join(' and ')} will make`];
    return { node, state: 'waits', reasons, ...lastCost(before) };
  }
  const resolved = await resolveNode(node, graph, (id) => manifests.get(id)!, world);
  if ('remote' in resolved) {
    const reasons = [`it has to be downloaded from ${resolved.remote.source.url}`];
    return { node, state: 'runs', reasons, ...lastCost(await previous.manifestOf(node.id)) };
  }
  const { key } = resolved;
  const stored = await world.store.manifest(key);
  const manifest = stored ?? (await offered(node, key, world));
  if (manifest) manifests.set(node.id, manifest);
  if (stored) return { node, state: 'cached', reasons: [], key, ...costOf(stored) };
  // Data that is at hand is imported from there.
  if (manifest && node.kind === 'stage')
    return { node, state: 'remote', reasons: [`${world.remote!.name} has it`], key, ...costOf(manifest) };
  const before = await previous.manifestOf(node.id);
  return { node, state: 'runs', reasons: reasonsToRun(node, resolved, before), key, ...lastCost(before) };
}

/** What changed in the stage itself, whatever its inputs will be. */
async function ownReasons(node: StageNode, before: Manifest, { graph, world }: Planning): Promise<Reason[]> {
  const code = await world.fingerprints.of(fileURLToPath(node.stage.implementation));
  const { inputs } = before.components as KeyComponents;
  const components = keyComponents(node, code, inputs, graph.seed);
  const key = keyOf(components);
  return key === before.key ? [] : reasonsToRun(node, { key, components, modules: code.modules }, before);
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

function lastCost(before: Manifest | undefined): { milliseconds?: number; bytes?: number } {
  return before ? costOf(before) : {};
}

function costOf({ milliseconds, outputs }: Manifest): { milliseconds: number; bytes: number } {
  return { milliseconds, bytes: Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0) };
}
