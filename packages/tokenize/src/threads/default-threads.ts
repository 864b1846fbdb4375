import { availableParallelism } from 'node:os';

/** Threads for tokenizing: those of the machine, but no more than 4, as merging what they found is work for one. */
export function defaultThreads(): number {
  return Math.min(4, availableParallelism());
}
