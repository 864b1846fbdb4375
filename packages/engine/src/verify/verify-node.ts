import { join } from 'node:path';
import type { Manifest } from '@wordloom/artifact';
import type { Failure, StageEvent } from '@wordloom/events';
import type { GraphNode, StageNode } from '@wordloom/stage';
import { Findings } from '../run/findings.ts';
import type { NodeContext } from '../run/node-context.ts';
import { cpuOf, isReproducible, stageTask } from '../run/stage-task.ts';
import { TaskFailure } from '../worker/crash.ts';
import { failureOf } from '../worker/failure.ts';
import { type ComparedMetric, compareMetrics, isWithin } from './compare-metrics.ts';
import { compareOutputs } from './compare-outputs.ts';

/**
 * What came of running a stage again. `same`: the same bits. `within`: other bits, which it does not promise, and metrics within
 * its tolerances. `free`: other bits, and it promises nothing. `broken`: it does not keep what it promises. `damaged`: what is
 * stored is no longer what was committed. `missing`: nothing is stored for its code, parameters and inputs as they are now.
 */
export type Verdict = 'same' | 'within' | 'free' | 'broken' | 'damaged' | 'missing' | 'failed' | 'stopped';

export interface VerifiedNode {
  readonly node: GraphNode;
  readonly verdict: Verdict;
  /** The same bits, metrics within tolerances, or nothing. */
  readonly promises: 'bits' | 'tolerances' | 'nothing';
  /** What differs, or what is wrong, in words. */
  readonly differences: readonly string[];
  readonly metrics: readonly ComparedMetric[];
  readonly failure?: Failure;
}

/** Holds a node's artifact against its hashes, and a stage's against what it makes of the same inputs now. */
export async function verifyNode(
  node: GraphNode,
  stored: Manifest | undefined,
  context: NodeContext,
): Promise<VerifiedNode> {
  const told = { node, promises: promisesOf(node), differences: [], metrics: [] };
  if (!stored) return { ...told, verdict: 'missing' };
  const damage = await damageIn(stored, context);
  if (damage.length > 0) return { ...told, verdict: 'damaged', differences: damage };
  if (node.kind === 'asset') return { ...told, verdict: 'same' };
  try {
    return await context.slots.within(cpuOf(node), async () => {
      context.signal.throwIfAborted();
      context.emit({ type: 'node-started', node: node.id, reason: 'it is run again' });
      return { ...told, ...(await runAgain(node, stored, context)) };
    });
  } catch (error) {
    if (context.signal.aborted) return { ...told, verdict: 'stopped' };
    const failure = error instanceof TaskFailure ? error.failure : failureOf(error);
    return { ...told, verdict: 'failed', differences: [failure.what], failure };
  }
}

function promisesOf(node: GraphNode): VerifiedNode['promises'] {
  if (node.kind === 'asset' || isReproducible(node)) return 'bits';
  return node.stage.tolerances ? 'tolerances' : 'nothing';
}

async function damageIn({ outputs }: Manifest, { world }: NodeContext): Promise<string[]> {
  const damaged = await Promise.all(
    Object.entries(outputs).map(async ([name, { blob }]) =>
      (await world.store.verifyBlob(blob))
        ? []
        : [`output ${name}: its bytes are not those that were committed`],
    ),
  );
  return damaged.flat();
}

/** In folders of its own, which go when it has ended: the store's artifacts stay as they are. */
async function runAgain(
  node: StageNode,
  stored: Manifest,
  { graph, world, pool, manifests, signal, emit }: NodeContext,
): Promise<Pick<VerifiedNode, 'verdict' | 'differences' | 'metrics'>> {
  const findings = new Findings();
  const say = (event: StageEvent) => {
    findings.add(event);
    emit({ type: 'stage', node: node.id, event });
  };
  const staging = await world.store.begin();
  const aside = await world.store.begin();
  try {
    const folders = { folder: staging.folder, checkpoint: join(aside.folder, 'checkpoint') };
    const task = stageTask(node, graph, world.store, manifests, folders);
    const { outputs } = await pool.run(task, { emit: say, signal, timeLimit: node.stage.timeLimit });
    const differences = await compareOutputs(stored.outputs, outputs, staging.folder);
    if (differences.length === 0) return { verdict: 'same', differences, metrics: [] };
    if (isReproducible(node)) return { verdict: 'broken', differences, metrics: [] };
    const metrics = compareMetrics(node.stage.tolerances ?? {}, stored.metrics, findings.found().metrics);
    const verdict = metrics.length === 0 ? 'free' : metrics.every(isWithin) ? 'within' : 'broken';
    return { verdict, differences, metrics };
  } finally {
    await staging.discard();
    await aside.discard();
  }
}
