import { readdirSync } from 'node:fs';
import { buildGraph } from '@wordloom/stage';
import { expect, test } from 'vitest';
import { pipelines } from './index.ts';

test('every pipeline of the repository is there, under its own name', async () => {
  const folders = readdirSync(new URL('../../../pipelines', import.meta.url)).sort();
  expect(Object.keys(pipelines)).toEqual(folders);
  for (const [name, load] of Object.entries(pipelines)) {
    expect(buildGraph((await load()).default)).toMatchObject({ pipeline: name });
  }
});
