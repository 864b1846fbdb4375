import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { SampleProject } from '../sample/sample-project.ts';

const sample = new SampleProject();
afterAll(() => sample[Symbol.dispose]());
const graph = async (...words: string[]) => (await sample.wordloom('graph', 'sample', ...words)).out;

test('the data holds against its JSON Schema, which refuses what is no graph', async () => {
  const schema = z.fromJSONSchema(JSON.parse(await graph('--schema')));
  const data = JSON.parse(await graph('--json'));
  expect(schema.parse(data)).toEqual(data);
  expect(data.nodes).toHaveLength(4);
  for (const wrong of [{ ...data, seed: 'one' }, { ...data, nodes: [{ id: 'letters' }] }, {}])
    expect(schema.safeParse(wrong).success).toBe(false);
});

test('the picture has every stage, and an edge for every wire', async () => {
  const svg = await graph('--svg');
  expect(svg).toMatch(/^<svg .*<\/svg>\n$/s);
  for (const id of ['words', 'letters', 'vectors', 'work']) expect(svg).toContain(`<title>${id}: `);
  expect(svg.match(/class="edge"/g)).toHaveLength(3);
});
