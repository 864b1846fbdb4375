import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pipeline } from '@wordloom/stage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPipeline, pipelineNames } from './find-pipeline.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'wordloom-find-'));
  const write = (name: string, content: string) => {
    mkdirSync(join(root, 'pipelines', name), { recursive: true });
    writeFileSync(join(root, 'pipelines', name, 'pipeline.ts'), content);
  };
  write('good', "export default { name: 'good', summary: 'a good one', build: () => ({}) };\n");
  write('throws', "const x: number = 1;\nthrow new RangeError('no more than ' + x);\n");
  write('empty', 'export const pipeline = 1;\n');
  mkdirSync(join(root, 'pipelines/notes'));
});
afterAll(() => rmSync(root, { recursive: true }));

test('pipelines are the folders with a pipeline.ts, found from any folder below', async () => {
  expect(pipelineNames(join(root, 'pipelines/notes'))).toEqual(['empty', 'good', 'throws']);
  expect(await findPipeline('good', join(root, 'pipelines/notes'))).toMatchObject({ summary: 'a good one' });
  expect(await findPipeline('pipelines/good/pipeline.ts', root)).toMatchObject({ name: 'good' });
});

test('installed pipelines come after those of the folder', async () => {
  const pipeline = { name: 'far', summary: 'installed', build: () => ({}) } as unknown as Pipeline;
  const installed = { far: async () => ({ default: pipeline }), good: async () => ({ default: pipeline }) };
  expect(pipelineNames(root, installed)).toEqual(['empty', 'good', 'throws', 'far']);
  expect(pipelineNames(tmpdir(), installed)).toEqual(['far', 'good']);
  expect(await findPipeline('far', root, installed)).toBe(pipeline);
  expect(await findPipeline('good', root, installed)).toMatchObject({ summary: 'a good one' });
  await expect(findPipeline('toString', root, installed)).rejects.toThrow('there is no pipeline');
});

test('an unknown name is answered with the nearest', async () => {
  await expect(findPipeline('godo', root)).rejects.toMatchObject({
    code: 'pipeline/unknown',
    details: { fix: 'did you mean good?' },
  });
});

test('a file that throws is named with the line and the cause', async () => {
  await expect(findPipeline('throws', root)).rejects.toMatchObject({
    code: 'pipeline/broken',
    message: "the pipeline's file cannot be loaded: no more than 1",
    details: { where: { file: join(root, 'pipelines/throws/pipeline.ts'), line: 2 } },
  });
});

test('a file that exports no pipeline is refused', async () => {
  await expect(findPipeline('empty', root)).rejects.toThrow("the file's default export is not a pipeline");
});
