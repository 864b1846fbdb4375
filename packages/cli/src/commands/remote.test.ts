import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOutput, runsOutput } from '../index.ts';
import { SampleProject } from '../sample/sample-project.ts';

let ci: SampleProject;
beforeAll(async () => {
  ci = new SampleProject();
  await ci.wordloom('run', 'sample');
});
afterAll(() => ci[Symbol.dispose]());

/** The store of a CI, given out as files by a server. */
async function serve(folder: string) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    try {
      response.end(readFileSync(join(folder, url)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const lastRun = async (clone: SampleProject) =>
  runsOutput.parse(JSON.parse((await clone.wordloom('runs', '--json')).out))[0]!;

test("a fresh clone takes a CI's artifacts by key over http: nothing runs, and the next run asks nothing", async () => {
  await using server = await serve(join(ci.root, 'artifacts'));
  using clone = new SampleProject();
  const plan = await clone.wordloom('plan', 'sample', '--remote', server.url, '--json');
  const states = planOutput.parse(JSON.parse(plan.out)).nodes.map(({ id, state }) => [id, state]);
  expect(states).toEqual([
    ['words', 'runs'],
    ['letters', 'remote'],
    ['vectors', 'remote'],
    ['work', 'remote'],
  ]);
  const { code, out, err } = await clone.wordloom('run', 'sample', '--remote', server.url);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^letters: fetched from ${server.url}, [\\d.]+ k?B$`, 'm'));
  expect(out).toContain(`sample: 1 ran, 3 from the store, 3 of them fetched from ${server.url}`);
  expect(await lastRun(clone)).toMatchObject({ counts: { ran: 1, cached: 3 } });
  expect(readdirSync(join(clone.root, 'artifacts/blobs'))).toEqual(
    readdirSync(join(ci.root, 'artifacts/blobs')),
  );
  server.asked.length = 0;
  const again = await clone.wordloom('run', 'sample', '--remote', server.url);
  expect(again.out).toContain('nothing changed: 4 stages from the store');
  expect(server.asked).toEqual([]);
});

test('what was edited runs, the rest is taken; the folder may be named in package.json', async () => {
  using clone = new SampleProject();
  const manifest = { name: 'sample', private: true, type: 'module', wordloom: { remote: '../nowhere' } };
  clone.write('package.json', JSON.stringify(manifest));
  cpSync(join(ci.root, 'artifacts'), join(clone.root, 'shared'), { recursive: true });
  const missing = await clone.wordloom('plan', 'sample');
  expect(missing.err).toContain('cannot be reached');
  clone.write('package.json', JSON.stringify({ ...manifest, wordloom: { remote: 'shared' } }));
  const { out, err } = await clone.wordloom('run', 'sample', '--set', 'work.steps=3');
  expect(err).toBe('');
  expect(out).toContain('sample: 2 ran, 2 from the store, 2 of them fetched');
  rmSync(join(clone.root, 'artifacts'), { recursive: true });
  expect((await clone.wordloom('run', 'sample', '--remote', 'none')).out).toContain('sample: 4 ran');
  clone.write('package.json', JSON.stringify({ ...manifest, wordloom: { remote: 7 } }));
  const wrong = await clone.wordloom('run', 'sample');
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('wordloom.remote cannot be read') });
});

test('a remote store that is out of reach is a warning, once, and the stages run', async () => {
  using clone = new SampleProject();
  const { code, out, err } = await clone.wordloom(
    'run',
    'sample',
    '--remote',
    'http://127.0.0.1:9/artifacts',
  );
  expect(code).toBe(0);
  expect(err).toMatch(
    /^remote store: http:\/\/127\.0\.0\.1:9\/artifacts cannot be reached: .*; it goes on without\n$/,
  );
  expect(out).toContain('sample: 4 ran');
});

test('artifacts that are not what their key says are said, and made here', async () => {
  using other = new SampleProject();
  cpSync(join(ci.root, 'artifacts'), join(other.root, 'artifacts'), { recursive: true });
  const stages = join(other.root, 'artifacts/stages');
  const files = readdirSync(stages, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  for (const file of files) {
    const { sha256: _, ...manifest } = JSON.parse(readFileSync(join(stages, file), 'utf8')); // or its hash would tell
    if (manifest.stage === 'letter-vectors') manifest.outputs = {};
    else if (manifest.stage === 'letters') {
      const { counts } = manifest.outputs;
      counts.columns.count = counts.columns.word; // consistent with itself, not with the file
      const { tableContentHash } = await import('@wordloom/artifact');
      counts.contentHash = tableContentHash(counts.rows, counts.columns);
    }
    writeFileSync(join(stages, file), JSON.stringify(manifest));
  }
  using clone = new SampleProject();
  const { code, out, err } = await clone.wordloom('run', 'sample', '--remote', join(other.root, 'artifacts'));
  expect(code).toBe(0);
  expect(err).toMatch(/ is not used: it says of table 'counts' what is not in its file\n/);
  expect(err).toMatch(/ is not used: it has not the output 'vectors' that the stage makes: there is none\n/);
  expect(out).toContain('sample: 3 ran, 1 from the store, 1 of them fetched');
});

test.for(['http://example.org/store', 'https://me:secret@example.org'])('%s is refused', async (address) => {
  const { code, err } = await ci.wordloom('run', 'sample', '--remote', address);
  expect(code).toBe(2);
  expect(err).toContain('cannot be a remote store');
  expect(err).not.toContain('secret');
});
