import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { locate } from '@wordloom/datasets';
import { findPipeline } from '@wordloom/engine';
import type { RunEvent } from '@wordloom/events';
import { compare, parseExpected } from '@wordloom/report';
import { type Asset, buildGraph, type FileType } from '@wordloom/stage';
import { afterAll, describe, expect, test } from 'vitest';
import { findingsOf } from './findings.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const commandLine = createRequire(import.meta.url).resolve('@wordloom/cli/main');
const dataFolder = process.env.WORDLOOM_DATA ?? join(repository, '../shared/data');
const folder = mkdtempSync(join(tmpdir(), 'wordloom-pipelines-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The events of a run by the command line, in a store of its own: what is taken from a store says nothing. */
async function run(pipeline: string, ...settings: string[]): Promise<RunEvent[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      commandLine,
      'run',
      pipeline,
      ...settings,
      '--store',
      mkdtempSync(join(folder, 'store-')),
      '--reporter',
      'json',
    ],
    { cwd: repository, maxBuffer: 2 ** 28 },
  );
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
}

/** What a pipeline needs that is neither in the repository nor in the data folder. */
async function missingData(pipeline: string): Promise<string | undefined> {
  const { nodes } = buildGraph(await findPipeline(pipeline, repository));
  const assets = nodes.flatMap((node): Asset<FileType>[] => (node.kind === 'asset' ? [node.asset] : []));
  for (const asset of assets) {
    const located = await locate(asset, { dataFolder, cacheFolder: join(folder, 'none') }).catch(
      () => undefined,
    );
    if (located === undefined || located.found === 'https') {
      return `needs ${asset.paths[0]} under the folder in WORDLOOM_DATA, or in shared/data beside the repository`;
    }
  }
  return undefined;
}

const pipelines = readdirSync(join(repository, 'pipelines'), { withFileTypes: true });

describe.for(pipelines.filter((entry) => entry.isDirectory()).map(({ name }) => name))('%s', (pipeline) => {
  const file = join(repository, 'pipelines', pipeline, 'expected.json');
  const expected = parseExpected(readFileSync(file, 'utf8'), file);
  const deviations = (profile: string, events: readonly RunEvent[]) =>
    compare(expected, profile, findingsOf(events)).filter(({ fits }) => !fits);

  test('runs its smoke profile from end to end, as expected', async ({ skip }) => {
    const missing = await missingData(pipeline);
    if (missing) return skip(missing);
    const events = await run(pipeline, '--profile', 'smoke');
    expect(events.at(-1)).toMatchObject({ type: 'run-finished', ok: true });
    expect(deviations('smoke', events)).toEqual([]);
  });

  test.for(expected.seeds.map((seed) => [seed]))(
    'gives its published figures with seed %i',
    { timeout: 300_000 },
    async ([seed], { skip }) => {
      const missing = await missingData(pipeline);
      if (missing) return skip(missing);
      if (seed !== expected.seeds[0] && process.env.WORDLOOM_SCALE !== 'full') {
        return skip('takes minutes; the first seed runs always, the others with WORDLOOM_SCALE=full');
      }
      const { profile } = expected;
      const events = await run(pipeline, '--profile', profile, '--seed', String(seed));
      expect(deviations(profile, events)).toEqual([]);
    },
  );
});
