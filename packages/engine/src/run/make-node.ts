import type { Commit, Manifest, Staging } from '@wordloom/artifact';
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

/** What a node made, before it is committed. */
export interface Made {
  readonly staging: Staging;
  readonly commit: Commit;
}

/** Makes a node's artifact. */
export async function makeNode(
  node: GraphNode,
  found: ResolvedNode | RemoteNode,
  context: NodeContext,
): Promise<Made> {
  const staging = await context.world.store.begin();
  try {
    return { staging, commit: await fill(staging, node, found, context) };
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

async function fill(
  staging: Staging,
  node: GraphNode,
  found: ResolvedNode | RemoteNode,
  context: NodeContext,
): Promise<Commit> {
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
    return importAsset(node, { ...(await resolveCopy(node, copy)), copy }, staging, signal, say);
  }
  const resolved = found as ResolvedNode;
  start(inShort(reasonsToRun(node, resolved, await previous.manifestOf(node.id))));
  if (node.kind === 'stage') return runStage(node, resolved, staging, context, say, findings);
  return importAsset(node, { ...resolved, copy: resolved.copy! }, staging, signal, say);
}

/** The first reasons, which tell most; `why` tells all. */
function inShort(reasons: readonly string[]): string {
  const more = reasons.length - 3;
  return [...reasons.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

async function runStage(
  node: StageNode,
  { key, components, modules = {} }: ResolvedNode,
  { folder }: Staging,
  { graph, world, pool, manifests, signal }: NodeContext,
  say: (event: StageEvent) => void,
  findings: Findings,
): Promise<Commit> {
  const { store } = world;
  const started = performance.now();
  const folders = { folder, checkpoint: store.checkpointFolder(key) };
  const { outputs, log } = await pool.run(stageTask(node, graph, store, manifests, folders), {
    emit: say,
    signal,
    timeLimit: node.stage.timeLimit,
  });
  return {
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
  };
}

/** The licences of all data that an artifact is made from. */
function licencesOf(node: StageNode, manifests: ReadonlyMap<string, Manifest>): Manifest['licences'] {
  const all = Object.values(node.inputs).flatMap(({ node: from }) => manifests.get(from)!.licences);
  return [...new Map(all.map((licence) => [JSON.stringify(licence), licence])).values()];
}
