import { mkdirSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Locks } from './locks.ts';
import type { Presence } from './presence.ts';

/** How often one who waits looks, in milliseconds. */
const interval = 10;
const name = 'gate';

/**
 * Many may pass at once, or one may close it: commits pass, who removes bytes that nothing refers to closes. Who passes says so
 * before looking whether it is closed, who closes it says so before looking who passes: one of the two sees the other.
 */
export class Gate {
  readonly #folder: string;
  readonly #presence: Presence;
  readonly #locks: Locks;
  #passing = 0;

  constructor(store: string, presence: Presence, locks: Locks) {
    this.#folder = join(store, 'holders', 'passing');
    this.#presence = presence;
    this.#locks = locks;
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.#presence.enter();
    try {
      this.#tell(1);
      while (await this.#locks.isHeld(name)) {
        this.#tell(-1);
        await this.#locks.free(name);
        this.#tell(1);
      }
      try {
        return await work();
      } finally {
        this.#tell(-1);
      }
    } finally {
      await leave();
    }
  }

  /** Waits until none passes, and keeps it so while the work is done. */
  async closed<T>(by: string, work: () => Promise<T>): Promise<T> {
    for (;;) {
      const lock = await this.#locks.take(name, by);
      if ('heldBy' in lock) {
        await this.#locks.free(name);
        continue;
      }
      try {
        while (await this.#anyPasses()) await setTimeout(interval);
        return await work();
      } finally {
        await lock.release();
      }
    }
  }

  async #anyPasses(): Promise<boolean> {
    const ids = await readdir(this.#folder).catch(() => []);
    for (const id of ids) {
      if (await this.#presence.isPresent(id)) return true;
      rmSync(join(this.#folder, id), { force: true }); // it was killed while it passed
    }
    return false;
  }

  /** Brings the file of this process to whether any of its work passes. */
  #tell(change: 1 | -1): void {
    const after = this.#passing + change;
    const file = join(this.#folder, this.#presence.id);
    if (after === 0) rmSync(file, { force: true });
    else if (this.#passing === 0) {
      mkdirSync(this.#folder, { recursive: true });
      this.#presence.mark(file);
    }
    this.#passing = after;
  }
}
