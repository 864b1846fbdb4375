import { readdirSync, readFileSync } from 'node:fs';
import { buildGraph } from '@wordloom/stage';
import { expect, test } from 'vitest';
import { pipelines } from './index.ts';

test('every pipeline of the repository is there, under its own name, with the figures that it is held against', async () => {
  const folders = readdirSync(new URL('../../../pipelines', import.meta.url)).sort();
  expect(Object.keys(pipelines)).toEqual(folders);
  for (const [name, load] of Object.entries(pipelines)) {
    const { default: pipeline, expected } = await load();
    expect(buildGraph(pipeline)).toMatchObject({ pipeline: name });
    expect(JSON.parse(readFileSync(expected, 'utf8'))).toMatchObject({ figures: expect.any(Array) });
  }
});
