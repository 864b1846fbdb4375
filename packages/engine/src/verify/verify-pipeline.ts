import type { Manifest } from '@wordloom/artifact';
import type { Outcome, RunEvent } from '@wordloom/events';
import { type Graph, type GraphNode, sources, summaryOf } from '@wordloom/stage';
import { PreviousRuns } from '../plan/previous-runs.ts';
import { resolveNode, type World } from '../plan/resolve-node.ts';
import type { NodeContext } from '../run/node-context.ts';
import { Slots } from '../run/slots.ts';
import { WorkerPool } from '../worker/pool.ts';
import { type Verdict, type VerifiedNode, verifyNode } from './verify-node.ts';

export interface VerifyOptions {
  /** Cores to use at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  /** Told what goes on as of a run; nothing of it is recorded. */
  readonly emit: (event: RunEvent) => void;
  /** Only this node, on what is stored of those before it. */
  readonly only?: string;
}

const outcomes: Readonly<Record<Verdict, Outcome>> = {
  same: 'ran',
  within: 'ran',
  free: 'ran',
  broken: 'failed',
  damaged: 'failed',
  missing: 'skipped',
  failed: 'failed',
  stopped: 'cancelled',
};

/**
 * Runs every stage of a pipeline again, each on the stored artifacts of those before it, and compares what it makes with what is
 * stored: bits where it promises them, else metrics within its tolerances. Stored bytes are held against their hashes first.
 * Nothing is committed.
 */
export async function verifyPipeline(
  graph: Graph,
  world: World,
  options: VerifyOptions,
): Promise<VerifiedNode[]> {
  const leave = await world.store.enter();
  const pool = new WorkerPool();
  try {
    return await verifyNodes(graph, world, pool, options);
  } finally {
    pool.close();
    await leave();
  }
}

async function verifyNodes(
  graph: Graph,
  world: World,
  pool: WorkerPool,
  { jobs, signal, emit, only }: VerifyOptions,
): Promise<VerifiedNode[]> {
  const started = performance.now();
  const manifests = await storedManifests(graph, world);
  const chosen = graph.nodes.filter(({ id }) => only === undefined || id === only);
  const run = 'verify';
  emit({
    type: 'run-started',
    run,
    pipeline: `verify ${graph.pipeline}`,
    ...(graph.profile === undefined ? {} : { profile: graph.profile }),
    nodes: chosen.map((node) => ({ id: node.id, summary: summaryOf(node), inputs: [] })),
  });
  const context: NodeContext = {
    run,
    graph,
    world,
    pool,
    slots: new Slots(jobs),
    manifests,
    previous: new PreviousRuns(world.store, graph),
    emit,
    signal,
    stop: signal,
  };
  const verify = async (node: GraphNode): Promise<VerifiedNode> => {
    const begun = performance.now();
    const verified = await verifyNode(node, manifests.get(node.id), context);
    const { verdict, failure } = verified;
    const outcome = node.kind === 'asset' && verdict === 'same' ? 'cached' : outcomes[verdict];
    const milliseconds = performance.now() - begun;
    emit({ type: 'node-finished', node: node.id, outcome, milliseconds, ...(failure ? { failure } : {}) });
    return verified;
  };
  const verified = await Promise.all(chosen.map(verify));
  const counts: Record<Outcome, number> = { cached: 0, ran: 0, failed: 0, skipped: 0, cancelled: 0 };
  for (const { verdict } of verified) counts[outcomes[verdict]]++;
  const ok = counts.failed + counts.skipped + counts.cancelled === 0;
  emit({ type: 'run-finished', run, ok, milliseconds: performance.now() - started, counts });
  return verified;
}

/** The artifacts that a run would take from the store; a node without one, and all after it, are left out. */
async function storedManifests(graph: Graph, world: World): Promise<Map<string, Manifest>> {
  const manifests = new Map<string, Manifest>();
  for (const node of graph.nodes) {
    if (sources(node).some((id) => !manifests.has(id))) continue;
    const found = await resolveNode(node, graph, (id) => manifests.get(id)!, world);
    const manifest = 'remote' in found ? undefined : await world.store.use(found.key);
    if (manifest) manifests.set(node.id, manifest);
  }
  return manifests;
}
