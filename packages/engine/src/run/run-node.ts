import type { Manifest } from '@wordloom/artifact';
import { download } from '@wordloom/datasets';
import type { Failure, Progress, RunEvent, StageEvent } from '@wordloom/events';
import type { Graph, GraphNode, StageNode } from '@wordloom/stage';
import { reasonsToRun } from '../plan/plan.ts';
import type { PreviousRuns } from '../plan/previous-runs.ts';
import {
  type RemoteNode,
  type ResolvedNode,
  resolveCopy,
  resolveNode,
  type World,
} from '../plan/resolve-node.ts';
import { failureOf } from '../worker/failure.ts';
import { TaskFailure, type WorkerPool } from '../worker/pool.ts';
import { Findings } from './findings.ts';
import { importAsset } from './import-asset.ts';
import type { Slots } from './slots.ts';
import { storedType } from './stored-type.ts';

/** What running one node takes. */
export interface NodeContext {
  readonly graph: Graph;
  readonly world: World;
  readonly pool: WorkerPool;
  readonly slots: Slots;
  /** Artifacts of the nodes that have ended. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly previous: PreviousRuns;
  readonly emit: (event: RunEvent) => void;
  readonly signal: AbortSignal;
  readonly stop: AbortSignal;
}

/** Takes a node's artifact from the store, or makes and commits it. */
export async function runNode(
  node: GraphNode,
  context: NodeContext,
): Promise<{ manifest: Manifest; ran: boolean }> {
  const { graph, world, slots, manifests, previous, stop, signal } = context;
  const found = await resolveNode(node, graph, (id) => manifests.get(id)!, world);
  const stored = 'remote' in found ? undefined : await world.store.manifest(found.key);
  if (stored) return { manifest: stored, ran: false };
  const before = await previous.manifestOf(node.id);
  return slots.within(cpuOf(node), async () => {
    stop.throwIfAborted();
    signal.throwIfAborted();
    return { manifest: await makeNode(node, found, before, context), ran: true };
  });
}

async function makeNode(
  node: GraphNode,
  found: ResolvedNode | RemoteNode,
  before: Manifest | undefined,
  context: NodeContext,
): Promise<Manifest> {
  const { emit, signal } = context;
  const findings = new Findings();
  const say = (event: StageEvent) => {
    findings.add(event);
    emit({ type: 'stage', node: node.id, event });
  };
  const start = (reason: string) => emit({ type: 'node-started', node: node.id, reason });
  if (node.kind === 'stage') {
    const resolved = found as ResolvedNode;
    start(inShort(reasonsToRun(node, resolved, before)));
    return runStage(node, resolved, context, say, findings);
  }
  if ('remote' in found) {
    start(`it has to be downloaded from ${found.remote.source.url}`);
    const onProgress = (progress: Progress) => say({ type: 'progress', progress });
    const copy = await download(found.remote, { onProgress, signal });
    return importAsset(node, { ...(await resolveCopy(node, copy)), copy }, context, say);
  }
  start(inShort(reasonsToRun(node, found, before)));
  return importAsset(node, { ...found, copy: found.copy! }, context, say);
}

/** The first reasons, which tell most; `why` tells all. */
function inShort(reasons: readonly string[]): string {
  const more = reasons.length - 3;
  return [...reasons.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

async function runStage(
  node: StageNode,
  resolved: ResolvedNode,
  { graph, world, pool, manifests, signal }: NodeContext,
  say: (event: StageEvent) => void,
  findings: Findings,
): Promise<Manifest> {
  const { store } = world;
  const started = performance.now();
  const staging = await store.begin();
  try {
    const inputs = Object.entries(node.inputs).map(([port, { node: from, output }]) => {
      const { blob, rows = 0 } = manifests.get(from)!.outputs[output]!;
      return [port, { path: store.blobPath(blob), rows }] as const;
    });
    const { outputs, log } = await pool.run(
      {
        node: node.id,
        implementation: node.stage.implementation.href,
        parameters: node.parameters,
        seed: graph.seed,
        inputs: Object.fromEntries(inputs),
        folder: staging.folder,
      },
      say,
      signal,
    );
    return await store.commit(staging, {
      key: resolved.key,
      stage: node.stage.name,
      components: resolved.components,
      modules: resolved.modules ?? {},
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, written]) => [
          name,
          { ...written, type: storedType(node.stage.outputs[name]!) },
        ]),
      ),
      ...findings.found(),
      log,
      milliseconds: performance.now() - started,
      licences: licencesOf(node, manifests),
      reproducible: isReproducible(node),
    });
  } finally {
    await staging.discard();
  }
}

/** What a failure was, whether it came from a worker process or from the engine itself. */
export function failureIn(error: unknown): Failure {
  return error instanceof TaskFailure ? error.failure : failureOf(error);
}

function cpuOf(node: GraphNode): number {
  return node.kind === 'stage' ? (node.stage.resources?.(node.parameters).cpu ?? 1) : 1;
}

function isReproducible({ stage, parameters }: StageNode): boolean {
  return typeof stage.reproducible === 'boolean' ? stage.reproducible : stage.reproducible.when(parameters);
}

/** The licences of all data that an artifact is made from. */
function licencesOf(node: StageNode, manifests: ReadonlyMap<string, Manifest>): Manifest['licences'] {
  const all = Object.values(node.inputs).flatMap(({ node: from }) => manifests.get(from)!.licences);
  return [...new Map(all.map((licence) => [JSON.stringify(licence), licence])).values()];
}
