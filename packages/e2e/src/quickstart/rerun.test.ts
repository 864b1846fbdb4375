import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cli = createRequire(import.meta.url).resolve('@wordloom/cli/main');
let folder: string;

/** Runs the quickstart's smoke profile on a store of the test's own. */
function quickstart(environment: Record<string, string> = {}): string {
  const words = ['run', 'quickstart', '--profile', 'smoke', '--store', join(folder, 'store')];
  return execFileSync(process.execPath, [cli, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wordloom-quickstart-'));
  quickstart();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a second run says that nothing changed, and shows the same neighbours', () => {
  const again = quickstart();
  expect(again).toMatch(/^nothing changed: 8 stages from the store/m);
  expect(again).toContain('Nearest words');
});

test('a second run loads no Arrow, no bundler and no report', () => {
  const coverage = join(folder, 'coverage'); // what Node writes there names every module that it loaded
  quickstart({ NODE_V8_COVERAGE: coverage });
  const loaded = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url);
  });
  expect(loaded.some((url) => url.endsWith('packages/engine/src/run/run-pipeline.ts'))).toBe(true);
  expect(
    loaded.filter((url) =>
      /apache-arrow|esbuild|tensorflow|packages\/(report|plots|table\/src\/table-writer)/.test(url),
    ),
  ).toEqual([]);
});

test('the same seed gives the same vectors in another store', () => {
  const contents = (store: string) => {
    const run = readdirSync(join(store, 'runs')).sort()[0]!;
    const record = JSON.parse(readFileSync(join(store, 'runs', run, 'run.json'), 'utf8')) as {
      nodes: { id: string; key: string }[];
    };
    const { key } = record.nodes.find(({ id }) => id === 'train')!;
    const manifest = readFileSync(join(store, 'stages', key.slice(0, 2), `${key}.json`), 'utf8');
    return (JSON.parse(manifest) as { outputs: { vectors: { contentHash: string } } }).outputs.vectors
      .contentHash;
  };
  const first = contents(join(folder, 'store'));
  rmSync(join(folder, 'store'), { recursive: true });
  quickstart();
  expect(contents(join(folder, 'store'))).toBe(first);
});
