import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggest, visible, WordloomError } from '@wordloom/errors';
import type { Runs } from '../runs.ts';
import { inStore } from '../store-fault.ts';

/** A file in the folder of a run. */
const pin = 'pinned';

/** Runs whose artifacts are kept, whatever their age. */
export class Pins {
  readonly #store: string;
  readonly #runs: Runs;

  constructor(store: string, runs: Runs) {
    this.#store = store;
    this.#runs = runs;
  }

  /**
   * Keeps a run's artifacts, or no longer.
   *
   * @throws WordloomError `artifact/no-run`
   */
  set(id: string, pinned: boolean): Promise<void> {
    return inStore(this.#store, async () => {
      if (!(await this.#runs.read(id))) throw noRun(id, await this.#folders());
      const path = join(this.#store, 'runs', id, pin);
      if (pinned) await writeFile(path, '');
      else await rm(path, { force: true });
    });
  }

  /** The ids of the runs that are pinned. */
  async all(): Promise<ReadonlySet<string>> {
    const ids = await this.#folders();
    return new Set(ids.filter((id) => existsSync(join(this.#store, 'runs', id, pin))));
  }

  #folders(): Promise<string[]> {
    return readdir(join(this.#store, 'runs')).catch(() => []);
  }
}

function noRun(id: string, ids: readonly string[]): WordloomError {
  return new WordloomError({
    code: 'artifact/no-run',
    what: `there is no run '${visible(id)}' that ended`,
    fix: suggest(id, ids.toSorted().reverse(), 'run'),
  });
}
