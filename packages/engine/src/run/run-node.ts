import { createHash } from 'node:crypto';
import type { Manifest } from '@wordloom/artifact';
import type { GraphNode } from '@wordloom/stage';
import { type RemoteNode, type ResolvedNode, resolveNode } from '../plan/resolve-node.ts';
import { fetchNode } from './fetch-node.ts';
import { makeNode } from './make-node.ts';
import type { NodeContext } from './node-context.ts';
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
export async function runNode(node: GraphNode, context: NodeContext): Promise<Ended> {
  const { graph, world, slots, manifests, signal, stop } = context;
  const { store } = world;
  for (;;) {
    const found = await resolveNode(node, graph, (id) => manifests.get(id)!, world);
    const stored = 'remote' in found ? undefined : await store.use(found.key);
    if (stored) return { manifest: stored, ran: false };
    const name = lockName(found);
    const ended = await slots.within(cpuOf(node), async () => {
      stop.throwIfAborted();
      signal.throwIfAborted();
      const lock = await store.lock(name, `run ${context.run}`);
      if ('heldBy' in lock) return lock;
      try {
        return await makeUnlessMade(node, found, context);
      } finally {
        await lock.release();
      }
    });
    if (ended && !('heldBy' in ended)) return ended;
    if (!ended) continue;
    const { pid, host, by } = ended.heldBy;
    context.emit({ type: 'node-waits', node: node.id, for: `${by} (process ${pid} on ${host})` });
    await untilUnlocked(name, context);
  }
}

/** Undefined where a download of another run has made its key known meanwhile. */
async function makeUnlessMade(
  node: GraphNode,
  found: ResolvedNode | RemoteNode,
  context: NodeContext,
): Promise<Ended | undefined> {
  const { graph, world, manifests, signal, emit } = context;
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
  const manifest = await withRetries(node, signal, onRetry, () => makeNode(node, found, context));
  return { manifest, ran: true };
}

async function untilUnlocked(name: string, { world, signal, stop }: NodeContext): Promise<void> {
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
