import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncPath } from '@wordloom/durable-files';
import { visible } from '@wordloom/errors';
import { readNotes, readStateFolder, type StateNotes, writeStateFolder } from './state-folder.ts';
import type { TrainingState } from './training-state.ts';

export interface CheckpointsOptions {
  /** Told in a sentence when a saved state is damaged, and another is taken in its place. */
  readonly onDamage?: (message: string) => void;
}

/**
 * The saved states of one training in a folder of their own: the last, the one before it, and the best. One process at a time.
 */
export async function openCheckpoints(
  folder: string,
  options: CheckpointsOptions = {},
): Promise<Checkpoints> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    // left by a process that was killed while it saved
    if (name.startsWith(unfinishedPrefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
  return new Checkpoints(folder, options.onDamage ?? (() => {}));
}

export class Checkpoints {
  readonly #folder: string;
  readonly #onDamage: (message: string) => void;

  constructor(folder: string, onDamage: (message: string) => void) {
    this.#folder = folder;
    this.#onDamage = onDamage;
  }

  /**
   * Saves a state, whole or not at all whenever the process is killed or the machine stops, then removes those that are no
   * longer wanted.
   *
   * @param options.best step of the best state so far, this one's when it is; null where none is better than others
   */
  async save(state: TrainingState, options: { best: number | null }): Promise<void> {
    const unfinished = join(this.#folder, `${unfinishedPrefix}${randomBytes(6).toString('hex')}`);
    try {
      await writeStateFolder(unfinished, state, options.best);
      const path = this.#pathOf(state.step);
      await rm(path, { recursive: true, force: true }); // damaged, or of a training that was begun anew
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
    await syncPath(this.#folder);
    await this.#removeOthers(state.step);
  }

  /** The newest state that is undamaged; undefined when there is none. */
  async last(): Promise<TrainingState | undefined> {
    for (const step of await this.#steps()) {
      const state = await this.#intact(step, readStateFolder);
      if (state) return state;
    }
    return undefined;
  }

  /** The best state, as the newest undamaged one knows it; the newest where the best is damaged or none was said to be. */
  async best(): Promise<TrainingState | undefined> {
    for (const step of await this.#steps()) {
      const notes = await this.#intact(step, readNotes);
      if (!notes) continue;
      const best = notes.best === null ? undefined : await this.#intact(notes.best, readStateFolder);
      return best ?? (await this.last());
    }
    return undefined;
  }

  async #intact<T>(step: number, read: (folder: string) => Promise<T>): Promise<T | undefined> {
    try {
      return await read(this.#pathOf(step));
    } catch (error) {
      const how = visible(error instanceof Error ? error.message : String(error));
      this.#onDamage(`the checkpoint of step ${step} is damaged (${how}): another is used in its place`);
      return undefined;
    }
  }

  /** Newest first. */
  async #steps(): Promise<number[]> {
    const steps = (await readdir(this.#folder)).flatMap((name) => {
      const [, digits] = /^step-(\d{8,15})$/.exec(name) ?? [];
      return digits === undefined ? [] : [Number(digits)];
    });
    return steps.sort((a, b) => b - a);
  }

  async #removeOthers(newest: number): Promise<void> {
    const steps = await this.#steps();
    const kept = new Set([newest, ...steps.filter((step) => step < newest).slice(0, 1)]);
    for (const step of [...kept]) {
      const notes: StateNotes | undefined = await readNotes(this.#pathOf(step)).catch(() => undefined);
      if (typeof notes?.best === 'number') kept.add(notes.best);
    }
    for (const step of steps) {
      if (!kept.has(step)) await rm(this.#pathOf(step), { recursive: true, force: true });
    }
  }

  #pathOf(step: number): string {
    return join(this.#folder, `step-${String(step).padStart(8, '0')}`);
  }
}

const unfinishedPrefix = '.unfinished-';
