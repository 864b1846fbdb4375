import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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
  path(): string {
    mkdirSync(this.folder, { recursive: true });
    return join(this.folder, `${this.#presence.id}-${randomBytes(6).toString('hex')}`);
  }

  /** Keeps its maker present until it is discarded. */
  async staging(): Promise<Staging> {
    const leave = await this.#presence.enter();
    try {
      mkdirSync(this.folder, { recursive: true });
      const folder = mkdtempSync(join(this.folder, `${this.#presence.id}-`));
      let discarded = false;
      const discard = async () => {
        if (discarded) return;
        await removeFolder(folder).finally(leave);
        discarded = true;
      };
      return { folder, discard };
    } catch (error) {
      await leave();
      throw error;
    }
  }
}

async function removeFolder(folder: string): Promise<void> {
  try {
    rmdirSync(folder); // after a commit nothing is left in it
  } catch {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Who made something in `tmp/`; undefined where its name does not say. */
export function makerOf(name: string): string | undefined {
  return /^([0-9a-f]{24})-/.exec(name)?.[1];
}
