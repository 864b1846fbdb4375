import type { Manifest, RunRecord } from '@wordloom/artifact';
import type { Outcome, RunEvent } from '@wordloom/events';
import type { Graph, GraphNode, Overrides } from '@wordloom/stage';
import { sources } from '../plan/plan.ts';
import { lastManifests } from '../plan/previous-runs.ts';
import type { World } from '../plan/resolve-node.ts';
import { WorkerPool } from '../worker/pool.ts';
import { failureIn, runNode } from './run-node.ts';
import { Slots } from './slots.ts';

export interface RunOptions {
  /** Cores to use at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  /** Settings over the definition, kept with the record of the run. */
  readonly set?: Overrides;
}

/**
 * Brings every node of a pipeline up to date: takes from the store what is there, runs what is not, ready stages side by
 * side. A failure ends the run when the stages that are running have ended; what was committed stays.
 */
export async function runPipeline(graph: Graph, world: World, options: RunOptions): Promise<RunRecord> {
  const started = performance.now();
  const log = await world.store.runs.begin(graph.pipeline);
  const emit = (event: RunEvent) => {
    log.append(event);
    options.emit(event);
  };
  emit({
    type: 'run-started',
    run: log.id,
    pipeline: graph.pipeline,
    ...(graph.profile === undefined ? {} : { profile: graph.profile }),
    nodes: graph.nodes.map((node) => ({ id: node.id, summary: summaryOf(node), inputs: sources(node) })),
  });

  const ended = await runNodes(graph, world, { ...options, emit });
  const milliseconds = performance.now() - started;
  const counts: Record<Outcome, number> = { cached: 0, ran: 0, failed: 0, skipped: 0, cancelled: 0 };
  for (const { outcome } of ended) counts[outcome]++;
  const ok = counts.cached + counts.ran === ended.length;
  emit({ type: 'run-finished', run: log.id, ok, milliseconds, counts });
  return log.finish({
    pipeline: graph.pipeline,
    profile: graph.profile,
    set: { ...options.set },
    seed: graph.seed,
    milliseconds,
    ok,
    nodes: ended,
    outputs: graph.outputs,
  });
}

type EndedNode = RunRecord['nodes'][number];

async function runNodes(graph: Graph, world: World, options: RunOptions): Promise<EndedNode[]> {
  const pool = new WorkerPool();
  const slots = new Slots(options.jobs);
  const last = await lastManifests(world.store, graph);
  const stop = new AbortController(); // no new stage starts after a failure; those running go on to their end
  const manifests = new Map<string, Manifest>();
  const nodes = new Map<string, Promise<EndedNode>>();

  const settle = async (node: GraphNode): Promise<EndedNode> => {
    const { emit, signal } = options;
    await Promise.all(sources(node).map((id) => nodes.get(id)));
    const start = performance.now();
    const end = (
      outcome: Outcome,
      manifest?: Manifest,
      failure?: ReturnType<typeof failureIn>,
    ): EndedNode => {
      const milliseconds = performance.now() - start;
      emit({ type: 'node-finished', node: node.id, outcome, milliseconds, ...(failure ? { failure } : {}) });
      return {
        id: node.id,
        summary: summaryOf(node),
        ...(node.kind === 'stage' ? { stage: node.stage.name } : {}),
        inputs: sources(node),
        outcome,
        milliseconds,
        ...(manifest ? { key: manifest.key } : {}),
      };
    };
    if (signal.aborted) return end('cancelled');
    if (sources(node).some((id) => !manifests.has(id)) || stop.signal.aborted) return end('skipped');
    try {
      const { manifest, ran } = await runNode(node, {
        graph,
        world,
        pool,
        slots,
        manifests,
        last,
        emit,
        signal,
        stop: stop.signal,
      });
      manifests.set(node.id, manifest);
      return end(ran ? 'ran' : 'cached', manifest);
    } catch (error) {
      if (signal.aborted) return end('cancelled');
      if (stop.signal.aborted && error === stop.signal.reason) return end('skipped');
      stop.abort();
      return end('failed', undefined, failureIn(error));
    }
  };

  try {
    for (const node of graph.nodes) nodes.set(node.id, settle(node));
    return await Promise.all(nodes.values());
  } finally {
    pool.close();
  }
}

function summaryOf(node: GraphNode): string {
  return node.kind === 'asset' ? node.asset.summary : node.stage.summary;
}
