import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Holder, Presence } from '../locks/presence.ts';
import type { Runs } from '../runs.ts';
import { day, keptRuns } from './kept-runs.ts';
import { type FoundFile, filesInShards } from './list-files.ts';
import type { Pins } from './pins.ts';
import { unfinishedFiles } from './unfinished-files.ts';

/** What is used within this time is kept whatever is asked for: its run may still be being recorded. In milliseconds. */
const least = 3600 * 1000;

/** What of a store is used, and what is not. */
export interface Survey {
  /** Runs whose artifacts are kept; the pinned ones among them. */
  readonly runs: number;
  readonly pinned: number;
  readonly kept: { readonly artifacts: number; readonly bytes: number };
  /** Manifests that no kept run has, and that nothing used lately. */
  readonly artifacts: readonly (FoundFile & { readonly key: string; readonly stage: string })[];
  /** Bytes that only those have, or none. */
  readonly blobs: readonly FoundFile[];
  /** Of stages that were committed since, or that nothing went on with for long. */
  readonly checkpoints: readonly FoundFile[];
  readonly unfinished: readonly FoundFile[];
  /** Other processes that are at work. */
  readonly others: readonly Holder[];
  /** Blobs of each manifest that is kept, and when it was last used. */
  readonly references: ReadonlyMap<string, { readonly time: number; readonly blobs: readonly string[] }>;
}

export interface SurveyOptions {
  /** How long what was used is kept. */
  readonly days: number;
}

export async function surveyStore(
  store: string,
  runs: Runs,
  pins: Pins,
  presence: Presence,
  { days }: SurveyOptions,
): Promise<Survey> {
  const now = Date.now();
  const others = await presence.others();
  const pinned = await pins.all();
  const keeping = keptRuns(await runs.list(), pinned, days, now);
  const keys = new Set(keeping.flatMap(({ nodes }) => nodes.map(({ key }) => key)));
  // Who is at work marks what it uses, by its own clock.
  const since = Math.min(now - Math.max(days * day, least), ...others.map((other) => other.since));
  const manifests = (await filesInShards(join(store, 'stages'))).filter(({ name }) => isManifest(name));
  const references = new Map<string, { time: number; blobs: string[] }>();
  const artifacts: (FoundFile & { key: string; stage: string })[] = [];
  for (const file of manifests) {
    const key = file.name.slice(0, 64);
    const { blobs, stage } = await referencesOf(file.path);
    if (keys.has(key) || file.time >= since) references.set(key, { time: file.time, blobs });
    else artifacts.push({ ...file, key, stage });
  }
  const used = new Set([...references.values()].flatMap(({ blobs }) => blobs));
  const blobs = await filesInShards(join(store, 'blobs'));
  const committed = new Set(manifests.map(({ name }) => name.slice(0, 64)));
  const checkpoints = await filesInShards(join(store, 'checkpoints'));
  return {
    runs: keeping.length,
    pinned: keeping.filter(({ id }) => pinned.has(id)).length,
    kept: { artifacts: references.size, bytes: bytesOf(blobs.filter(({ name }) => used.has(name))) },
    artifacts,
    blobs: blobs.filter(({ name }) => !used.has(name)),
    checkpoints: checkpoints.filter(({ name, time }) => committed.has(name) || time < since),
    unfinished: await unfinishedFiles(store, presence, now),
    others,
    references,
  };
}

export function isManifest(name: string): boolean {
  return /^[0-9a-f]{64}\.json$/.test(name);
}

/** The blobs that a manifest names, read so that nothing is missed in one that is torn, or of a later version. */
export async function referencesOf(path: string): Promise<{ blobs: string[]; stage: string }> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const blobs = [...text.matchAll(/"blob":\s*"([0-9a-f]{64})"/g)].map(([, hash]) => hash!);
  return { blobs, stage: /"stage":\s*"([^"\\]{1,200})"/.exec(text)?.[1] ?? 'unknown' };
}

function bytesOf(files: readonly FoundFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
