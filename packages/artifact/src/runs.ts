import { randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurable } from '@wordloom/durable-files';
import type { RunEvent } from '@wordloom/events';
import { type RunRecord, recordVersion, runIdSchema, runRecordSchema } from './run-record.ts';
import { inStore } from './store-fault.ts';
import type { Temporary } from './temporary.ts';

/** A run in progress. */
export interface RunLog {
  readonly id: string;
  readonly folder: string;
  /** Adds a line to the run's `events.jsonl`, kept even if the process is killed right after. */
  append(event: RunEvent): void;
  /** Writes `run.json` and ends the log. */
  finish(record: Omit<RunRecord, 'formatVersion' | 'id' | 'startedAt'>): Promise<RunRecord>;
}

/** The record of every run: `runs/ID/`, only ever added to. */
export class Runs {
  readonly #store: string;
  readonly #folder: string;
  readonly #temporary: Temporary;
  readonly #onDamage: (message: string) => void;

  constructor(store: string, temporary: Temporary, onDamage: (message: string) => void) {
    this.#store = store;
    this.#temporary = temporary;
    this.#folder = join(store, 'runs');
    this.#onDamage = onDamage;
  }

  /** @throws WordloomError `artifact/not-writable` */
  begin(pipeline: string): Promise<RunLog> {
    return inStore(this.#store, async () => {
      const started = new Date();
      const id = `${compact(started)}-${slug(pipeline)}-${randomBytes(3).toString('hex')}`;
      const folder = join(this.#folder, id);
      await mkdir(folder, { recursive: true });
      let isFull = false;
      const events = openSync(join(folder, 'events.jsonl'), 'a');
      return {
        id,
        folder,
        append: (event) => {
          if (isFull) return;
          try {
            appendFileSync(events, `${JSON.stringify(event)}\n`);
          } catch (error) {
            isFull = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
            if (!isFull) throw error; // on a full disk the log ends; what fails for that reason says so
          }
        },
        finish: async (rest) => {
          closeSync(events);
          const record = {
            formatVersion: recordVersion,
            id,
            startedAt: started.toISOString(),
            ...rest,
          } as const;
          await inStore(this.#store, async () => {
            const unfinished = this.#temporary.path();
            await writeDurable(join(folder, 'run.json'), `${JSON.stringify(record)}\n`, unfinished);
          });
          return record;
        },
      };
    });
  }

  /** A run that ended; undefined where there is none of that id, or its record is damaged. */
  async read(id: string): Promise<RunRecord | undefined> {
    if (!runIdSchema.safeParse(id).success) return undefined;
    const path = join(this.#folder, id, 'run.json');
    const text = await readFile(path, 'utf8').catch(() => undefined); // absent while it runs, and where it was killed
    if (text === undefined) return undefined;
    try {
      const record = runRecordSchema.parse(JSON.parse(text));
      if (record.id === id) return record;
    } catch {
      // told below
    }
    this.#onDamage(`the record of run ${id} makes no sense and is left out`);
    return undefined;
  }

  /** Every run that began, newest first, by id alone: no record is read, however many there are. */
  async ids({ pipeline }: { readonly pipeline?: string } = {}): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const ids = names.filter(
      (name) =>
        runIdSchema.safeParse(name).success &&
        (pipeline === undefined || name.includes(`-${slug(pipeline)}-`)),
    );
    return ids.sort().reverse();
  }

  /** Runs that ended, newest first; no more records are read than `most`. */
  async list(where: { readonly pipeline?: string; readonly most?: number } = {}): Promise<RunRecord[]> {
    const { most = Number.POSITIVE_INFINITY } = where;
    const records: RunRecord[] = [];
    if (most < 1) return records;
    for await (const record of this.#newestFirst(where)) if (records.push(record) >= most) break;
    return records;
  }

  /** The newest run that ended of a pipeline, with the profile where one is given. */
  async latest(where: {
    readonly pipeline: string;
    readonly profile?: string;
  }): Promise<RunRecord | undefined> {
    for await (const record of this.#newestFirst(where)) {
      if (where.profile === undefined || record.profile === where.profile) return record;
    }
    return undefined;
  }

  async *#newestFirst({ pipeline }: { readonly pipeline?: string }): AsyncGenerator<RunRecord> {
    for (const id of await this.ids(pipeline === undefined ? {} : { pipeline })) {
      const record = await this.read(id);
      if (record && (pipeline === undefined || record.pipeline === pipeline)) yield record;
    }
  }
}

function compact(time: Date): string {
  return time.toISOString().replace(/[-:.]/g, '');
}

function slug(pipeline: string): string {
  return pipeline.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
}
