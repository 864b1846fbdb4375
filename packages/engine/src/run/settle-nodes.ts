import type { Manifest, RunRecord } from '@wordloom/artifact';
import type { Failure, Outcome } from '@wordloom/events';
import { type Graph, type GraphNode, sources, summaryOf } from '@wordloom/stage';
import { PreviousRuns } from '../plan/previous-runs.ts';
import type { World } from '../plan/resolve-node.ts';
import { TaskFailure } from '../worker/crash.ts';
import { failureOf } from '../worker/failure.ts';
import { WorkerPool } from '../worker/pool.ts';
import { runNode } from './run-node.ts';
import type { RunOptions } from './run-pipeline.ts';
import { Slots } from './slots.ts';

/** As many as the threads that wait for a disk. */
const commitsAtOnce = 4;

type EndedNode = RunRecord['nodes'][number];

/** Brings every node to an end, each as soon as what it reads is there and there is room for it. */
export async function settleNodes(
  run: string,
  graph: Graph,
  world: World,
  options: RunOptions,
): Promise<EndedNode[]> {
  const { emit, signal, jobs } = options;
  const pool = new WorkerPool();
  const stop = new AbortController(); // after a failure nothing new is begun; what runs goes on to its end
  const manifests = new Map<string, Manifest>();
  const context = {
    run,
    graph,
    world,
    pool,
    slots: new Slots(jobs),
    commits: new Slots(commitsAtOnce),
    manifests,
    previous: new PreviousRuns(world.store, graph),
    emit,
    signal,
    stop: stop.signal,
  };
  const ended = new Map<string, Promise<EndedNode>>();

  const settle = async (node: GraphNode): Promise<EndedNode> => {
    await Promise.all(sources(node).map((id) => ended.get(id)));
    const started = performance.now();
    const end = (
      outcome: Outcome,
      { manifest, failure }: { manifest?: Manifest; failure?: Failure } = {},
    ) => {
      const milliseconds = outcome === 'ran' ? manifest!.milliseconds : performance.now() - started;
      emit({ type: 'node-finished', node: node.id, outcome, milliseconds, ...(failure ? { failure } : {}) });
      return endedNode(node, outcome, milliseconds, manifest);
    };
    if (signal.aborted) return end('cancelled');
    if (stop.signal.aborted || sources(node).some((id) => !manifests.has(id))) return end('skipped');
    try {
      const { manifest, ran } = await runNode(node, context);
      manifests.set(node.id, manifest);
      return end(ran ? 'ran' : 'cached', { manifest });
    } catch (error) {
      if (signal.aborted) return end('cancelled');
      if (stop.signal.aborted && error === stop.signal.reason) return end('skipped');
      if (!options.keepGoing) stop.abort();
      return end('failed', { failure: error instanceof TaskFailure ? error.failure : failureOf(error) });
    }
  };

  try {
    for (const node of graph.nodes) ended.set(node.id, settle(node));
    return await Promise.all(ended.values());
  } finally {
    pool.close();
  }
}

function endedNode(node: GraphNode, outcome: Outcome, milliseconds: number, manifest?: Manifest): EndedNode {
  return {
    id: node.id,
    summary: summaryOf(node),
    ...(node.kind === 'stage' ? { stage: node.stage.name } : {}),
    inputs: sources(node),
    outcome,
    milliseconds,
    ...(manifest ? { key: manifest.key } : {}),
  };
}
