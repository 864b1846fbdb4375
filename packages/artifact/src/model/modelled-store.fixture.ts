import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { openStore, type Store } from '../index.ts';
import { commitText, newFolder } from '../sample-commit.fixture.ts';

export const contents = ['the quick brown fox', 'jumps', 'over the lazy dog'] as const;
export const keyOf = (i: number) => `${i}${i}`.repeat(32);
const longAgo = Date.now() / 1000 - 100 * 24 * 3600;

interface Entry {
  content: string;
  /** Its manifest is as it was committed. */
  told: boolean;
  /** Nothing used it for long. */
  old: boolean;
}

/** A store that two handles use, beside what it must hold: a map from keys, and the contents whose bytes are spoilt. */
export class ModelledStore {
  readonly folder = newFolder();
  readonly entries = new Map<string, Entry>();
  readonly spoilt = new Set<string>();
  /** Of runs, which are all kept, be they committed or not. */
  readonly #ofRuns = new Set<string>();
  readonly #blobs = new Map<string, string>();
  readonly #messages: string[][] = [[], []];
  readonly #stores: Store[] = [];

  async open(handle: number): Promise<void> {
    const messages: string[] = [];
    this.#messages[handle] = messages;
    this.#stores[handle] = await openStore(this.folder, { onDamage: (message) => messages.push(message) });
  }

  async commit(handle: number, key: string, content: string): Promise<void> {
    const { outputs } = await commitText(this.#stores[handle]!, content, { key });
    this.#blobs.set(content, outputs.text!.blob);
  }

  /** What the map must hold after a commit; a blob that is committed again is healed. */
  committed(key: string, content: string): void {
    this.entries.set(key, { content, told: true, old: false });
    this.spoilt.delete(content);
  }

  /** What the map says of a key; undefined where nothing whole is to be had. */
  expected(key: string): string | undefined {
    const entry = this.entries.get(key);
    return entry?.told && !this.spoilt.has(entry.content) ? entry.content : undefined;
  }

  /** The text that a handle finds under a key, and holds against the hash in its manifest. */
  async find(handle: number, key: string, how: 'manifest' | 'use' = 'manifest'): Promise<string | undefined> {
    const store = this.#stores[handle]!;
    const manifest = await store[how](key);
    if (!manifest) return undefined;
    expect(manifest.key).toBe(key);
    const { blob, bytes } = manifest.outputs.text!;
    const text = readFileSync(store.blobPath(blob), 'utf8');
    expect({ bytes, blob }).toEqual({ bytes: text.length, blob: this.#blobs.get(text) });
    return text;
  }

  /** Reads and compares; what is spoilt must be told. */
  async check(handle: number, key: string, how: 'manifest' | 'use' = 'manifest'): Promise<void> {
    const expected = this.expected(key);
    expect(await this.find(handle, key, how)).toBe(expected);
    const entry = this.entries.get(key);
    if (entry && expected !== undefined && how === 'use') entry.old = false;
    const told = this.#messages[handle]!.some((message) =>
      message.startsWith(`artifact ${key.slice(0, 12)}`),
    );
    if (entry && expected === undefined) expect(told).toBe(true);
  }

  spoilBytes(content: string, how: 'cut' | 'alter' | 'remove'): void {
    const blob = this.#blobs.get(content);
    const path = blob && this.#stores[0]!.blobPath(blob);
    if (!path || !existsSync(path)) return;
    chmodSync(path, 0o644);
    if (how === 'cut') truncateSync(path, 3);
    else if (how === 'remove') rmSync(path);
    else writeFileSync(path, content.toUpperCase());
    this.spoilt.add(content);
  }

  spoilManifest(key: string, how: 'tear' | 'empty' | 'digit'): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    const path = this.#manifest(key);
    const text = readFileSync(path, 'utf8');
    if (how === 'digit') writeFileSync(path, text.replace(/"tokens kept":0\.\d/, '"tokens kept":0.7'));
    else truncateSync(path, how === 'tear' ? Math.min(100, text.length) : 0);
    Object.assign(entry, { told: false, old: false });
  }

  age(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    utimesSync(this.#manifest(key), longAgo, longAgo);
    entry.old = true;
  }

  async recordRun(handle: number, keys: readonly string[]): Promise<void> {
    const log = await this.#stores[handle]!.runs.begin('sample');
    const node = { summary: '', inputs: [], outcome: 'ran' as const, milliseconds: 1 };
    const nodes = keys.map((key) => ({ ...node, id: key.slice(0, 1), key }));
    await log.finish({ pipeline: 'sample', set: {}, seed: 0, milliseconds: 1, ok: true, nodes, outputs: {} });
    for (const key of keys) this.#ofRuns.add(key);
  }

  /** What a killed process leaves half written. */
  leaveLitter(): void {
    const file = join(this.folder, 'tmp', `${'d'.repeat(24)}-abc`, 'output');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'half');
  }

  async clean(handle: number): Promise<void> {
    const store = this.#stores[handle]!;
    await store.clean(await store.survey({ days: 30 }));
  }

  /** What the map must no longer hold after a cleaning. */
  cleaned(except: ReadonlySet<string> = new Set()): void {
    for (const [key, { old }] of this.entries)
      if (old && !this.#ofRuns.has(key) && !except.has(key)) this.entries.delete(key);
  }

  /** All that is there but artifacts and records, and bytes that no artifact has. */
  left(): string[] {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length + 1));
    const used = new Set([...this.entries.values()].map(({ content }) => this.#blobs.get(content)!));
    const isLasting = (file: string) =>
      file === 'store.json' ||
      /^runs\/[^/]+\/(run\.json|events\.jsonl)$/.test(file) ||
      this.entries.has(/^stages\/..\/(\w{64})\.json$/.exec(file)?.[1] ?? '') ||
      used.has(/^blobs\/..\/(\w{64})$/.exec(file)?.[1] ?? '');
    return files.filter((file) => !isLasting(file));
  }

  #manifest(key: string): string {
    return join(this.folder, 'stages', key.slice(0, 2), `${key}.json`);
  }
}
