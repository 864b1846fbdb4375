import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '@wordloom/artifact';
import { Fingerprints, planPipeline, runPipeline, type World } from '@wordloom/engine';
import { buildGraph } from '@wordloom/stage';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { worldIn } from '../run-here.ts';
import { lose, loss } from './loss.ts';
import { description, edit, edited, numbersOf, pipelineOf } from './random-graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-random-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fingerprints = new Fingerprints(join(folder, 'fingerprints')); // the code does not change here
let stores = 0;
const newWorld = async () => ({ ...(await worldIn(join(folder, `store-${stores++}`))), fingerprints });

const texts = fc.tuple(fc.constantFrom('a', 'bc'), fc.constantFrom('def', 'ghij'));
const step = fc.record({ edits: fc.array(edit, { maxLength: 2 }), texts, loss: fc.option(loss) });

type Graph = ReturnType<typeof buildGraph>;

async function run(graph: Graph, world: World, jobs: number): Promise<RunRecord> {
  const failures: unknown[] = [];
  const record = await runPipeline(graph, world, {
    jobs,
    signal: new AbortController().signal,
    emit: (event) => {
      if (event.type === 'node-finished' && event.failure) failures.push(event.failure);
    },
  });
  expect(failures).toEqual([]);
  return record;
}

/** What each node of a run made: its key, and the hash of what it says. */
async function madeBy({ nodes }: RunRecord, { store }: World) {
  const made = nodes.map(async ({ id, key }) => {
    const manifest = (await store.manifest(key!))!;
    const outputs = Object.values(manifest.outputs);
    expect(outputs.length).toBe(1);
    const { contentHash, blob } = outputs[0]!;
    return { id, key: key!, contentHash, text: readFileSync(store.blobPath(blob), 'utf8') };
  });
  return Promise.all(made);
}

test('a plan says what the run does, whatever was changed and lost since the last, and all comes out as in an empty store', async () => {
  const property = fc.asyncProperty(
    description,
    fc.array(step, { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 3 }),
    async (first, steps, jobs) => {
      const world = await newWorld();
      const files = `${world.store.folder}-texts`;
      mkdirSync(files);
      let described = first;
      let before: RunRecord | undefined;
      for (const { edits, texts, loss } of steps) {
        for (const one of edits) described = edited(described, one);
        for (const [i, text] of texts.entries()) writeFileSync(join(files, `${i}.txt`), text);
        if (before && loss) await lose(loss, before, world.store);
        const graph = buildGraph(pipelineOf(described, files));
        const planned = await planPipeline(graph, world);
        const record = await run(graph, world, jobs);
        const made = await madeBy(record, world);

        for (const [i, { state, key }] of planned.entries()) {
          const { outcome } = record.nodes[i]!;
          if (key !== undefined) expect(made[i]!.key).toBe(key);
          if (state === 'cached') expect(outcome).toBe('cached');
          if (state !== 'runs' || outcome === 'ran') continue;
          // Another made the same, or the same bytes, which healed this one.
          const others = record.nodes.filter(
            ({ outcome }, j) => outcome === 'ran' && made[j]!.contentHash === made[i]!.contentHash,
          );
          expect(others).not.toEqual([]);
        }
        const numbers = made.filter(({ id }) => id.startsWith('node-')).map(({ text }) => Number(text));
        expect(numbers).toEqual(numbersOf(described, texts));
        const again = await planPipeline(graph, world);
        expect(again.map(({ state }) => state)).toEqual(again.map(() => 'cached'));
        expect(again.map(({ key }) => key)).toEqual(made.map(({ key }) => key));
        before = record;
      }
      const graph = buildGraph(pipelineOf(described, files));
      const empty = await newWorld();
      expect(await madeBy(await run(graph, empty, 2), empty)).toEqual(await madeBy(before!, world));
    },
  );
  await fc.assert(property, { numRuns: 12, endOnFailure: true }); // shrinking would take minutes
}, 120_000);
