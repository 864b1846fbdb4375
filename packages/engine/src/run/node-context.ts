import type { Manifest } from '@wordloom/artifact';
import type { RunEvent } from '@wordloom/events';
import type { Graph } from '@wordloom/stage';
import type { PreviousRuns } from '../plan/previous-runs.ts';
import type { World } from '../plan/resolve-node.ts';
import type { WorkerPool } from '../worker/pool.ts';
import type { Slots } from './slots.ts';

/** What running one node takes. */
export interface NodeContext {
  readonly run: string;
  readonly graph: Graph;
  readonly world: World;
  readonly pool: WorkerPool;
  /** Cores. */
  readonly slots: Slots;
  /** Artifacts of the nodes that have ended. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly previous: PreviousRuns;
  readonly emit: (event: RunEvent) => void;
  /** The run is stopped. */
  readonly signal: AbortSignal;
  /** Nothing new is begun. */
  readonly stop: AbortSignal;
}

/** The same where what is made is committed. */
export interface RunContext extends NodeContext {
  /** Places for those that wait for the disk. */
  readonly commits: Slots;
}
