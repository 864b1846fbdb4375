import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@wordloom/artifact';
import { Fingerprints, runPipeline, type World } from '@wordloom/engine';
import type { Outcome, RunEvent } from '@wordloom/events';
import { buildGraph, type Overrides, type Pipeline } from '@wordloom/stage';
import { afterAll } from 'vitest';

/** A store of its own in a temporary folder, removed when the tests of the file have ended. */
export async function temporaryWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'wordloom-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return worldIn(join(folder, 'store'));
}

/** The same store as another process would see it: nothing is remembered but what is in files. */
export async function worldIn(folder: string): Promise<World> {
  return {
    store: await openStore(folder),
    fingerprints: new Fingerprints(join(folder, 'fingerprints')),
    dataFolder: undefined,
    cacheFolder: join(folder, 'downloads'),
  };
}

/** Runs a pipeline in this process, its stages in workers. */
export async function runHere(
  pipeline: Pipeline,
  world: World,
  { set = {}, jobs = 2 }: { readonly set?: Overrides; readonly jobs?: number } = {},
) {
  const events: RunEvent[] = [];
  const record = await runPipeline(buildGraph(pipeline, { set }), await worldIn(world.store.folder), {
    jobs,
    signal: new AbortController().signal,
    emit: (event) => events.push(event),
  });
  const outcomes: Record<string, Outcome> = Object.fromEntries(
    record.nodes.map(({ id, outcome }) => [id, outcome]),
  );
  return { record, events, outcomes };
}
