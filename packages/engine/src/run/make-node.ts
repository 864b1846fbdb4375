import type { Manifest } from '@wordloom/artifact';
import { download } from '@wordloom/datasets';
import type { Progress, StageEvent } from '@wordloom/events';
import type { GraphNode, StageNode } from '@wordloom/stage';
import { reasonsToRun } from '../plan/plan.ts';
import { type RemoteNode, type ResolvedNode, resolveCopy } from '../plan/resolve-node.ts';
import { Findings } from './findings.ts';
import { importAsset } from './import-asset.ts';
import type { NodeContext } from './node-context.ts';
import { isReproducible, stageTask } from './stage-task.ts';
import { storedType } from './stored-type.ts';

/** Makes a node's artifact and commits it. */
export async function makeNode(
  node: GraphNode,
  found: ResolvedNode | RemoteNode,
  context: NodeContext,
): Promise<Manifest> {
  const { emit, signal, previous } = context;
  const findings = new Findings();
  const say = (event: StageEvent) => {
    findings.add(event);
    emit({ type: 'stage', node: node.id, event });
  };
  const start = (reason: string) => emit({ type: 'node-started', node: node.id, reason });
  if ('remote' in found && node.kind === 'asset') {
    start(`it has to be downloaded from ${found.remote.source.url}`);
    const onProgress = (progress: Progress) => say({ type: 'progress', progress });
    const copy = await download(found.remote, { onProgress, signal });
    return importAsset(node, { ...(await resolveCopy(node, copy)), copy }, context, say);
  }
  const resolved = found as ResolvedNode;
  start(inShort(reasonsToRun(node, resolved, await previous.manifestOf(node.id))));
  if (node.kind === 'stage') return runStage(node, resolved, context, say, findings);
  return importAsset(node, { ...resolved, copy: resolved.copy! }, context, say);
}

/** The first reasons, which tell most; `why` tells all. */
function inShort(reasons: readonly string[]): string {
  const more = reasons.length - 3;
  return [...reasons.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

async function runStage(
  node: StageNode,
  { key, components, modules = {} }: ResolvedNode,
  { graph, world, pool, manifests, signal }: NodeContext,
  say: (event: StageEvent) => void,
  findings: Findings,
): Promise<Manifest> {
  const { store } = world;
  const started = performance.now();
  const staging = await store.begin();
  try {
    const folders = { folder: staging.folder, checkpoint: store.checkpointFolder(key) };
    const { outputs, log } = await pool.run(stageTask(node, graph, store, manifests, folders), {
      emit: say,
      signal,
      timeLimit: node.stage.timeLimit,
    });
    return await store.commit(staging, {
      key,
      stage: node.stage.name,
      components,
      modules,
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

/** The licences of all data that an artifact is made from. */
function licencesOf(node: StageNode, manifests: ReadonlyMap<string, Manifest>): Manifest['licences'] {
  const all = Object.values(node.inputs).flatMap(({ node: from }) => manifests.get(from)!.licences);
  return [...new Map(all.map((licence) => [JSON.stringify(licence), licence])).values()];
}
