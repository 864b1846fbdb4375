import { createHash, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Temporary } from '../temporary.ts';
import type { Presence } from './presence.ts';

/** How often one who waits looks, in milliseconds. */
const interval = 50;

const claimSchema = z.object({
  holder: z.string().regex(/^[0-9a-f]{24}$/),
  host: z.string(),
  pid: z.int(),
  /** What it is held for, in words. */
  by: z.string(),
});

/** Who has a lock. */
export type LockHolder = Pick<z.output<typeof claimSchema>, 'host' | 'pid' | 'by'>;

export interface Lock {
  release(): Promise<void>;
}

interface Link {
  readonly path: string;
  readonly digest: string;
  /** Undefined where the file makes no sense: nobody holds it. */
  readonly claim: z.output<typeof claimSchema> | undefined;
}

/**
 * Locks by name, in files that any number of processes share. A lock is a chain: `NAME` is the first claim, `NAME.DIGEST` the one
 * that followed on the claim with that digest when its holder was dead. Both are made with link(2), which only one can do, so
 * that nothing is ever deleted under a living holder, and two who find the same dead one cannot both take its place. The last of
 * the chain has the lock, and gives it back by removing all of it, the first first.
 */
export class Locks {
  readonly #folder: string;
  readonly #presence: Presence;
  readonly #temporary: Temporary;

  constructor(store: string, presence: Presence, temporary: Temporary) {
    this.#folder = join(store, 'locks');
    this.#presence = presence;
    this.#temporary = temporary;
  }

  /** Takes a lock, or says who has it. */
  async take(name: string, by: string): Promise<Lock | { readonly heldBy: LockHolder }> {
    const leave = await this.#presence.enter();
    try {
      for (;;) {
        const last = this.#chain(name).at(-1);
        if (last && (await this.#isHeld(last))) {
          await leave();
          return { heldBy: last.claim! };
        }
        const mine = this.#claim(last ? `${name}.${last.digest}` : name, by);
        if (mine === 'unsupported') return { release: leave };
        if (mine && this.#chain(name).at(-1)?.digest === mine.digest) {
          const release = async () => {
            try {
              this.#release(name, mine);
            } finally {
              await leave();
            }
          };
          return { release };
        }
        if (mine) rmSync(mine.path, { force: true }); // the chain it followed on was given back meanwhile
      }
    } catch (error) {
      await leave();
      throw error;
    }
  }

  /** Waits until nobody living has the lock; it may be taken by another at once. */
  async free(name: string, signal?: AbortSignal): Promise<void> {
    while (await this.isHeld(name)) await setTimeout(interval, undefined, signal ? { signal } : {});
  }

  async isHeld(name: string): Promise<boolean> {
    const last = this.#chain(name).at(-1);
    return last !== undefined && (await this.#isHeld(last));
  }

  /** Removes what dead holders left; gives how many locks that were. */
  async clear(): Promise<number> {
    const files = await readdir(this.#folder).catch(() => []);
    const names = new Set(files.flatMap((file) => /^(gate|[0-9a-f]{64})(?=\.|$)/.exec(file)?.[1] ?? []));
    let cleared = 0;
    for (const name of names) {
      const lock = await this.take(name, 'cleaning');
      if ('heldBy' in lock) continue;
      // Links whose first is gone belong to nothing any more, and nothing follows on them: a digest never comes twice.
      const loose = files.filter((file) => file.startsWith(`${name}.`));
      await lock.release();
      if (!(await this.isHeld(name))) for (const file of loose) this.#removeLoose(name, file);
      cleared++;
    }
    return cleared;
  }

  #removeLoose(name: string, file: string): void {
    const inUse = this.#chain(name).some(({ path }) => path.endsWith(file));
    if (!inUse) rmSync(join(this.#folder, file), { force: true });
  }

  async #isHeld({ claim }: Link): Promise<boolean> {
    return claim !== undefined && this.#presence.isPresent(claim.holder);
  }

  #chain(name: string): Link[] {
    const links: Link[] = [];
    for (
      let path = join(this.#folder, name);
      ;
      path = join(this.#folder, `${name}.${links.at(-1)!.digest}`)
    ) {
      const text = readIfThere(path);
      if (text === undefined) return links;
      links.push({ path, digest: digestOf(text), claim: parse(text) });
    }
  }

  #claim(file: string, by: string): Link | 'unsupported' | undefined {
    const { id: holder, process } = this.#presence;
    const claim = { holder, host: process.host, pid: process.pid, by };
    const text = `${JSON.stringify({ ...claim, nonce: randomBytes(12).toString('hex') })}\n`;
    const written = this.#temporary.path();
    const path = join(this.#folder, file);
    mkdirSync(this.#folder, { recursive: true });
    try {
      writeFileSync(written, text, { flag: 'wx' });
      linkSync(written, path);
      return { path, digest: digestOf(text), claim };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (code === 'EEXIST') return undefined;
      // A disk without links has no locks: stages may run twice, and what is committed is whole all the same.
      if (['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(code)) return 'unsupported';
      throw error;
    } finally {
      rmSync(written, { force: true });
    }
  }

  #release(name: string, mine: Link): void {
    const links = this.#chain(name);
    if (links.at(-1)?.digest !== mine.digest) return; // taken for dead, and followed
    for (const { path } of links) rmSync(path, { force: true });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function parse(text: string): Link['claim'] {
  try {
    return claimSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
