import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { WordloomError } from '@wordloom/errors';
import type { Progress } from '@wordloom/events';
import { checkHash } from '../hashes.ts';
import type { Manifest } from '../manifest.ts';
import type { Store } from '../store.ts';
import { formatOf, formatVersion, marker } from '../store-format.ts';
import { foreignManifest } from './foreign-manifest.ts';
import { receiveFile, receiveText } from './receive.ts';
import { Refusal } from './refusal.ts';
import { type Source, sourceOf } from './source.ts';
import { Unreachable } from './unreachable.ts';

export interface RemoteStoreOptions {
  /** Told when it cannot be asked, or when something in it is of no use, which then counts as not there. */
  readonly onTrouble?: (message: string) => void;
  /** Longest silence of a server before it counts as out of reach, in milliseconds. */
  readonly patience?: number;
}

export interface PullOptions {
  readonly signal: AbortSignal;
  /** Called once it is known what comes, before any of it. */
  onStart?(bytes: number): void;
  onProgress?(progress: Progress): void;
  /**
   * Looks at what came before it is kept.
   *
   * @param pathOf the file of an output
   * @returns what is wrong with it, in words that follow its name
   */
  check?(manifest: Manifest, pathOf: (output: string) => string): Promise<string | undefined>;
}

/** Artifacts that others made, read only, by key. Nothing that comes from it is believed: what is not right is not there. */
export interface RemoteStore {
  /** Where it is, as people know it. */
  readonly name: string;
  /** What it says it has of a key; its bytes are not looked at. */
  manifest(key: string, signal: AbortSignal): Promise<Manifest | undefined>;
  /**
   * Brings an artifact into a store of this machine, whole and every hash of it checked; undefined where there is none that can
   * be used.
   *
   * @throws WordloomError of the store that it is brought into; the signal's reason when aborted
   */
  pull(key: string, into: Store, options: PullOptions): Promise<Manifest | undefined>;
}

/** More than any manifest has; its text is read whole. */
const mostManifestBytes = 1 << 24;
const mostMarkerBytes = 1 << 16;
const usualPatience = 15_000;

/**
 * The store in a folder or behind a URL, for reading: the folder of any store, as it is or as a server gives it out. Nothing is
 * asked before it is needed; one that cannot be reached is said once and then has nothing.
 *
 * @param address a folder, or a URL with https, or http to this machine itself
 * @throws WordloomError `artifact/remote-address`
 */
export function openRemoteStore(
  address: string,
  { onTrouble = () => {}, patience = usualPatience }: RemoteStoreOptions = {},
): RemoteStore {
  return new Remote(sourceOf(address, patience), onTrouble);
}

class Remote implements RemoteStore {
  readonly #source: Source;
  readonly #onTrouble: (message: string) => void;
  #usable: Promise<boolean> | undefined;
  #gaveUp = false;

  constructor(source: Source, onTrouble: (message: string) => void) {
    this.#source = source;
    this.#onTrouble = onTrouble;
  }

  get name(): string {
    return this.#source.name;
  }

  manifest(key: string, signal: AbortSignal): Promise<Manifest | undefined> {
    return this.#ask(key, signal, () => this.#manifest(key, signal));
  }

  pull(key: string, into: Store, options: PullOptions): Promise<Manifest | undefined> {
    return this.#ask(key, options.signal, async () => {
      const manifest = await this.#manifest(key, options.signal);
      if (manifest) await this.#bring(manifest, into, options);
      return manifest;
    });
  }

  async #manifest(key: string, signal: AbortSignal): Promise<Manifest | undefined> {
    const body = await this.#source.open(`stages/${checkHash(key).slice(0, 2)}/${key}.json`, signal);
    return body && foreignManifest(await receiveText(body, mostManifestBytes), key);
  }

  async #bring(
    manifest: Manifest,
    into: Store,
    { signal, onStart, onProgress, check }: PullOptions,
  ): Promise<void> {
    const missing = new Map<string, number>();
    for (const { blob, bytes } of Object.values(manifest.outputs)) {
      if (!(await into.hasBlob(blob, bytes))) missing.set(blob, bytes);
    }
    const total = [...missing.values()].reduce((sum, bytes) => sum + bytes, 0);
    await checkRoom(into.folder, total);
    onStart?.(total);
    const staging = await into.begin();
    try {
      let done = 0;
      const onBytes = (bytes: number) => {
        done += bytes;
        onProgress?.({ done, total, unit: 'bytes' });
      };
      for (const [hash, bytes] of missing) {
        const body = await this.#source.open(`blobs/${hash.slice(0, 2)}/${hash}`, signal);
        if (!body) throw new Refusal(`lacks the file ${hash.slice(0, 12)}`);
        await receiveFile(body, join(staging.folder, hash), { hash, bytes }, { onBytes, signal });
      }
      const problem = await check?.(manifest, (output) => {
        const { blob } = manifest.outputs[output]!;
        return missing.has(blob) ? join(staging.folder, blob) : into.blobPath(blob);
      });
      if (problem !== undefined) throw new Refusal(problem);
      await into.adopt(staging, manifest);
    } finally {
      await staging.discard();
    }
  }

  async #ask<T>(
    key: string,
    signal: AbortSignal,
    work: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    try {
      if (this.#gaveUp || !(await this.#isUsable(signal))) return undefined;
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Unreachable) return this.#giveUp(`cannot be reached: ${error.message}`);
      if (!(error instanceof Refusal) && !isNotWhole(error)) throw error;
      this.#onTrouble(
        `artifact ${key.slice(0, 12)} of ${this.name} is not used: it ${(error as Error).message}`,
      );
      return undefined;
    }
  }

  async #isUsable(signal: AbortSignal): Promise<boolean> {
    this.#usable ??= this.#look(signal);
    try {
      return await this.#usable;
    } catch (error) {
      this.#usable = undefined; // the next may have more time
      throw error;
    }
  }

  /** Whether it is a store that can be read. */
  async #look(signal: AbortSignal): Promise<boolean> {
    const body = await this.#source.open(marker, signal);
    const format = body && formatOf(await receiveText(body, mostMarkerBytes));
    if (format !== undefined && format <= formatVersion) return true;
    this.#giveUp(
      format === undefined ? `is no store: it has no ${marker} of one` : 'was made by a newer Wordloom',
    );
    return false;
  }

  /** Says so once, since whatever is asked next would fail as well, and each time after a while. */
  #giveUp(why: string): undefined {
    if (!this.#gaveUp) this.#onTrouble(`${this.name} ${why}; it goes on without`);
    this.#gaveUp = true;
    return undefined;
  }
}

function isNotWhole(error: unknown): boolean {
  return error instanceof WordloomError && error.code === 'artifact/not-whole';
}

async function checkRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bytes > bavail * bsize) throw new Refusal(`says it has ${bytes} bytes, for which there is no room`);
}
