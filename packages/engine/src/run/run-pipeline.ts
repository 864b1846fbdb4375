import type { RunRecord } from '@wordloom/artifact';
import type { Outcome, RunEvent } from '@wordloom/events';
import { type Graph, type Overrides, sources, summaryOf } from '@wordloom/stage';
import type { World } from '../plan/resolve-node.ts';
import { settleNodes } from './settle-nodes.ts';

export interface RunOptions {
  /** Cores to use at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  /** After a failure, run all that does not need what failed; else only what runs already goes on to its end. */
  readonly keepGoing?: boolean;
  /** Settings over the definition, kept with the record of the run. */
  readonly set?: Overrides;
}

/**
 * Brings every node of a pipeline up to date: takes from the store what is there, runs what is not, ready stages side by
 * side. A failure ends the run when the stages that are running have ended, and with `keepGoing` when all have that do not
 * need what failed; what was committed stays.
 */
export async function runPipeline(graph: Graph, world: World, options: RunOptions): Promise<RunRecord> {
  const started = performance.now();
  const leave = await world.store.enter();
  try {
    return await recordRun(graph, world, options, started);
  } finally {
    await leave();
  }
}

async function recordRun(
  graph: Graph,
  world: World,
  options: RunOptions,
  started: number,
): Promise<RunRecord> {
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

  const ended = await settleNodes(log.id, graph, world, { ...options, emit });
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
