import { createHash } from 'node:crypto';
import type { Manifest, Store } from '@wordloom/artifact';
import type { GraphNode } from '@wordloom/stage';
import { type RemoteNode, type ResolvedNode, resolveNode } from '../plan/resolve-node.ts';
import { fetchNode } from './fetch-node.ts';
import { makeNode } from './make-node.ts';
import type { RunContext } from './node-context.ts';
import { withRetries } from './retries.ts';
import { cpuOf } from './stage-task.ts';

interface Ended {
  readonly manifest: Manifest;
  readonly ran: boolean;
}

/**
 * Takes a node's artifact from the store, else from the remote one, or makes and commits it. Where another run is making it, that one is waited for
 * without keeping a core.
 */
export async function runNode(node: GraphNode, context: RunContext): Promise<Ended> {
  const { graph, world, slots, manifests, signal, stop } = context;
  const { store } = world;
  for (;;) {
    const found = await resolveNode(node, graph, (id) => manifests.get(id)!, world);
    const stored = 'remote' in found ? undefined : await store.use(found.key);
    if (stored) return { manifest: stored, ran: false };
    const name = lockName(found);
    const freeCores = await slots.take(cpuOf(node));
    let ended: Ended | Held | undefined;
    try {
      stop.throwIfAborted();
      signal.throwIfAborted();
      ended = await makeLocked(node, found, name, freeCores, context);
    } finally {
      freeCores();
    }
    if (ended && !('heldBy' in ended)) return ended;
    if (!ended) continue;
    const { pid, host, by } = ended.heldBy;
    context.emit({ type: 'node-waits', node: node.id, for: `${by} (process ${pid} on ${host})` });
    await untilUnlocked(name, context);
  }
}

type Held = Extract<Awaited<ReturnType<Store['lock']>>, { heldBy: unknown }>;

async function makeLocked(
  node: GraphNode,
  found: ResolvedNode | RemoteNode,
  name: string,
  freeCores: () => void,
  context: RunContext,
): Promise<Ended | Held | undefined> {
  const lock = await context.world.store.lock(name, `run ${context.run}`);
  if ('heldBy' in lock) return lock;
  try {
    return await makeUnlessMade(node, found, freeCores, context);
  } finally {
    await lock.release();
  }
}

/** Undefined where a download of another run has made its key known meanwhile. */
async function makeUnlessMade(
  node: GraphNode,
  found: ResolvedNode | RemoteNode,
  freeCores: () => void,
  context: RunContext,
): Promise<Ended | undefined> {
  const { graph, world, manifests, commits, signal, emit } = context;
  if ('remote' in found) {
    const now = await resolveNode(node, graph, (id) => manifests.get(id)!, world);
    if (!('remote' in now)) return undefined;
  } else {
    const meanwhile = await world.store.use(found.key);
    if (meanwhile) return { manifest: meanwhile, ran: false };
    const fetched = node.kind === 'stage' ? await fetchNode(node, found.key, context) : undefined;
    if (fetched) return { manifest: fetched, ran: false };
  }
  const onRetry = (message: string, wait: number) => {
    const again = wait === 0 ? 'it is tried again' : `it is tried again in ${wait / 1000} s`;
    const event = { type: 'log', level: 'warning', message: `${message}; ${again}` } as const;
    emit({ type: 'stage', node: node.id, event });
  };
  const { staging, commit } = await withRetries(node, signal, onRetry, () => makeNode(node, found, context));
  try {
    // While the disk is waited for, others may compute; not without bound, or what is not committed would pile up.
    return await commits.within(1, async () => {
      freeCores();
      return { manifest: await world.store.commit(staging, commit), ran: true };
    });
  } finally {
    await staging.discard();
  }
}

async function untilUnlocked(name: string, { world, signal, stop }: RunContext): Promise<void> {
  try {
    await world.store.unlocked(name, AbortSignal.any([signal, stop]));
  } catch (error) {
    signal.throwIfAborted();
    stop.throwIfAborted();
    throw error;
  }
}

/** Of what is made: an artifact by its key, a download by where it comes from. */
function lockName(found: ResolvedNode | RemoteNode): string {
  if (!('remote' in found)) return found.key;
  return createHash('sha256').update(`download ${found.remote.source.url}`).digest('hex');
}
