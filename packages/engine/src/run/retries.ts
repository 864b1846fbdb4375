import { setTimeout } from 'node:timers/promises';
import { WordloomError } from '@wordloom/errors';
import type { GraphNode } from '@wordloom/stage';
import { TaskFailure } from '../worker/crash.ts';

/** Before each further attempt, in milliseconds. */
const afterCrash = [0];
const afterRefusal = [1000, 4000];

/** Errors of the engine's own that may not come a second time. */
const transient: ReadonlySet<string> = new Set(['datasets/download']);

/**
 * Tries what may fail for a reason that passes again: a process that something outside may have ended once more, what a server
 * or a stage's own declaration calls transient twice more.
 *
 * @param onRetry told what went wrong, and after how many milliseconds it is tried again
 */
export async function withRetries<T>(
  node: GraphNode,
  signal: AbortSignal,
  onRetry: (message: string, wait: number) => void,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      const wait = waitsFor(node, error)[failures];
      if (wait === undefined || signal.aborted) throw error;
      onRetry((error as Error).message, wait);
      await setTimeout(wait, undefined, { signal });
    }
  }
}

function waitsFor(node: GraphNode, error: unknown): readonly number[] {
  if (error instanceof TaskFailure && error.mayPass) return afterCrash;
  const code =
    error instanceof TaskFailure ? error.failure.code : error instanceof WordloomError ? error.code : '';
  const declared = node.kind === 'stage' && node.stage.transient?.includes(code);
  return declared || transient.has(code) ? afterRefusal : [];
}
