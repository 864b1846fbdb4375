import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Presence } from './locks/presence.ts';

/** A folder of one's own to write in, on the store's disk so that files can be moved in without a copy. */
export interface Staging {
  readonly folder: string;
  /** Removes what is left; does no harm after a commit. */
  discard(): Promise<void>;
}

/**
 * All that is unfinished in a store, in `tmp/`, each named by who writes it: what a killed process left can be told from what
 * is in use.
 */
export class Temporary {
  readonly folder: string;
  readonly #presence: Presence;

  constructor(store: string, presence: Presence) {
    this.folder = join(store, 'tmp');
    this.#presence = presence;
  }

  /** A path that nobody else uses, in a folder that is there. */
  async path(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return join(this.folder, `${this.#presence.id}-${randomBytes(6).toString('hex')}`);
  }

  /** Keeps its maker present until it is discarded. */
  async staging(): Promise<Staging> {
    const leave = await this.#presence.enter();
    try {
      await mkdir(this.folder, { recursive: true });
      const folder = await mkdtemp(join(this.folder, `${this.#presence.id}-`));
      return {
        folder,
        discard: () => rm(folder, { recursive: true, force: true }).finally(leave),
      };
    } catch (error) {
      await leave();
      throw error;
    }
  }
}

/** Who made something in `tmp/`; undefined where its name does not say. */
export function makerOf(name: string): string | undefined {
  return /^([0-9a-f]{24})-/.exec(name)?.[1];
}
