import { definePipeline } from '@wordloom/stage';
import { readTable } from '@wordloom/table';
import { expect, test } from 'vitest';
import { runHere, temporaryWorld } from '../run-here.ts';
import { countKnown, makeSamples, sumItems } from './stages.ts';

const pipeline = definePipeline({
  name: 'columns',
  summary: 'two readers of different columns of one table',
  build(p) {
    const { samples } = p.stage('make', makeSamples, {});
    const { total: sum } = p.stage('sum', sumItems, { samples });
    const { total: known } = p.stage('known', countKnown, { samples });
    return { sum, known };
  },
});

const world = await temporaryWorld();
const make = (set: Record<string, unknown>) =>
  runHere(pipeline, world, {
    set: Object.fromEntries(Object.entries(set).map(([name, value]) => [`make.${name}`, value])),
  });

test('the first run makes everything', async () => {
  expect((await make({})).outcomes).toEqual({ make: 'ran', sum: 'ran', known: 'ran' });
});

test.each([
  ['id', { sum: 'cached', known: 'cached' }],
  ['vector', { sum: 'cached', known: 'cached' }],
  ['ids', { sum: 'ran', known: 'cached' }],
  ['known', { sum: 'cached', known: 'ran' }],
  ['word', { sum: 'cached', known: 'ran' }],
])('a changed column %s reruns just the stages that read it', async (changed, readers) => {
  await make({}); // so that it is the unchanged table that the change is told from
  const { outcomes, events } = await make({ changed });
  expect(outcomes).toEqual({ make: 'ran', ...readers });
  const reasons = events.flatMap((event) =>
    event.type === 'node-started' && event.node !== 'make' ? [event.reason] : [],
  );
  const expected = Object.values(readers).includes('ran')
    ? [`input samples: column ${changed} of make changed`]
    : [];
  expect(reasons).toEqual(expected);
});

test('the same rows in other batches, or with other values around them in memory, rerun no reader', async () => {
  const files = new Set<string>();
  for (const set of [{}, { batches: 3 }, { around: 5 }, { batches: 900, around: 2 }]) {
    const { outcomes, record } = await make(set);
    expect(outcomes).toMatchObject({ sum: 'cached', known: 'cached' });
    const { blob } = (await world.store.manifest(record.nodes[0]!.key!))!.outputs.samples!;
    files.add(blob);
    expect((await readTable(world.store.blobPath(blob))).ids).toMatchObject({ offsets: { length: 1001 } });
  }
  expect(files.size).toBe(3); // other files, the same columns; what lies around is not written
});
