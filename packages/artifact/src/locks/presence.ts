import { randomBytes } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isOver, type ProcessIdentity, processSchema, thisProcess } from './process-identity.ts';

/** How often a process says that it is there, and how long another machine believes it, in milliseconds. */
const beat = 5_000;
const patience = 30_000;

const holderSchema = processSchema.extend({
  /** When it began, in milliseconds since 1970 by its own clock. */
  since: z.number(),
});

export type Holder = z.output<typeof holderSchema>;

export interface PresenceOptions {
  readonly beat?: number;
  readonly patience?: number;
  readonly process?: ProcessIdentity;
}

/**
 * Who writes in the store: a file a process in `holders/`, there while it is at work and touched every few seconds. A process of
 * this machine is known to be over by its number and start time, one of another machine by a file that stays untouched, seen on
 * the clock of whoever waits.
 */
export class Presence {
  readonly id: string = randomBytes(12).toString('hex');
  readonly process: ProcessIdentity;
  readonly #folder: string;
  readonly #beat: number;
  readonly #patience: number;
  readonly #seen = new Map<string, { touched: number; at: number }>();
  #uses = 0;
  #since = 0;
  #there = false;
  #settled: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  readonly #atExit = () => rmSync(this.#path(this.id), { force: true });

  constructor(store: string, options: PresenceOptions = {}) {
    this.#folder = join(store, 'holders');
    this.#beat = options.beat ?? beat;
    this.#patience = options.patience ?? patience;
    this.process = options.process ?? thisProcess();
  }

  /** Says that this process is at work; gives the way to say that it is no longer. */
  async enter(): Promise<() => Promise<void>> {
    this.#uses++;
    let left = false;
    const leave = async () => {
      if (left) return;
      left = true;
      this.#uses--;
      await this.#settle();
    };
    try {
      await this.#settle();
      return leave;
    } catch (error) {
      this.#uses--;
      throw error;
    }
  }

  /** Makes a file that says something of this process by being there: another name of its own, since a new file is slow to make on ext4. */
  mark(file: string): void {
    try {
      linkSync(this.#path(this.id), file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return; // it says so already; writing would empty the process's own file
      writeFileSync(file, ''); // a disk without links
    }
  }

  /** Whether whoever has that id is at work, or may be. */
  async isPresent(id: string): Promise<boolean> {
    if (id === this.id) return this.#there;
    return (await this.#look(id)) !== undefined;
  }

  /** All others that are at work, or may be. */
  async others(): Promise<Holder[]> {
    const found = await Promise.all((await this.#ids()).map((id) => this.#look(id)));
    return found.filter((other) => other !== undefined);
  }

  /** Removes the files of those that are over; gives how many there were. */
  async forgetTheDead(): Promise<number> {
    const ids = await this.#ids();
    const present = await Promise.all(ids.map((id) => this.isPresent(id)));
    const dead = ids.filter((_, i) => !present[i]);
    for (const id of dead) await rm(this.#path(id), { force: true });
    return dead.length;
  }

  async #ids(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => /^[0-9a-f]{24}$/.test(name) && name !== this.id);
  }

  async #look(id: string): Promise<Holder | undefined> {
    const path = this.#path(id);
    let touched: number;
    let text: string;
    try {
      touched = (await stat(path)).mtimeMs;
      text = await readFile(path, 'utf8');
    } catch {
      return undefined;
    }
    const holder = parse(text) ?? { ...unknown, since: touched };
    const over = isOver(holder) ?? !this.#isFresh(id, touched);
    return over ? undefined : holder;
  }

  #isFresh(id: string, touched: number): boolean {
    const now = performance.now();
    const seen = this.#seen.get(id);
    if (seen?.touched === touched) return now - seen.at < this.#patience;
    this.#seen.set(id, { touched, at: now });
    return true;
  }

  /** Brings the file to what the uses ask for, one change after another. */
  #settle(): Promise<void> {
    const change = async () => {
      if (this.#uses > 0 && !this.#there) await this.#begin();
      else if (this.#uses === 0 && this.#there) await this.#end();
    };
    const settled = this.#settled.then(change);
    this.#settled = settled.catch(() => {}); // told to who asked for it
    return settled;
  }

  async #begin(): Promise<void> {
    this.#since = Date.now();
    await this.#write();
    this.#there = true;
    process.on('exit', this.#atExit);
    this.#timer = setInterval(() => {
      const now = new Date();
      const again = () => (this.#there ? this.#write() : undefined); // someone removed it
      // A store that is gone says so when it is written to.
      utimes(this.#path(this.id), now, now)
        .catch(again)
        .catch(() => {});
    }, this.#beat).unref();
  }

  async #write(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(this.#path(this.id), `${JSON.stringify({ ...this.process, since: this.#since })}\n`);
  }

  async #end(): Promise<void> {
    this.#there = false;
    clearInterval(this.#timer);
    process.off('exit', this.#atExit);
    await rm(this.#path(this.id), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }
}

/** Of a file that is half written, or damaged. */
const unknown: ProcessIdentity = { host: 'unknown', machine: '', pid: 0, started: '' };

function parse(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
