import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCheckpoints, type TrainingState } from '../index.ts';
import { newPath } from '../temporary-folder.fixture.ts';

function stateOf(step: number): TrainingState {
  return {
    step,
    weights: new Map([['decoder.weight', { shape: [2, 2], values: Float32Array.of(step, 1, 2, 3) }]]),
    optimizer: new Map([['first-moment/decoder.weight', { shape: [2, 2], values: new Float32Array(4) }]]),
    progress: { epoch: 1, batch: step, random: [1, 2, 3, 4], losses: [0.5, 0.25] },
  };
}

async function saved(steps: readonly number[], best: (step: number) => number | null) {
  const folder = newPath();
  const damage: string[] = [];
  const checkpoints = await openCheckpoints(folder, { onDamage: (message) => damage.push(message) });
  for (const step of steps) await checkpoints.save(stateOf(step), { best: best(step) });
  return { folder, damage, checkpoints };
}

test('a state comes back as it was', async () => {
  const { checkpoints, damage } = await saved([7], () => null);
  expect(await checkpoints.last()).toEqual(stateOf(7));
  expect(await checkpoints.best()).toEqual(stateOf(7));
  expect(damage).toEqual([]);
});

test('an empty folder has no state', async () => {
  const checkpoints = await openCheckpoints(newPath());
  expect(await checkpoints.last()).toBeUndefined();
  expect(await checkpoints.best()).toBeUndefined();
});

test('the last, the one before it and the best are kept, no other', async () => {
  const { folder, checkpoints } = await saved([10, 20, 30, 40, 50], (step) => Math.min(step, 20));
  expect(readdirSync(folder).sort()).toEqual(['step-00000020', 'step-00000040', 'step-00000050']);
  expect((await checkpoints.best())?.step).toBe(20);
  expect((await checkpoints.last())?.step).toBe(50);
});

test.for<[string, (folder: string) => void]>([
  ['weights cut off', (folder) => truncateSync(join(folder, 'model.safetensors'), 100)],
  ['one bit of the weights', (folder) => flipLastByte(join(folder, 'model.safetensors'))],
  ['one bit of the optimiser', (folder) => flipLastByte(join(folder, 'optimizer.safetensors'))],
  ['a digit of the notes', (folder) => replace(join(folder, 'state.json'), '"batch":30', '"batch":31')],
  ['notes with more in them', (folder) => appendFileSync(join(folder, 'state.json'), '{}\n')],
  ['no notes', (folder) => rmSync(join(folder, 'state.json'))],
  ['notes of a later format', (folder) => writeFileSync(join(folder, 'state.json'), 'version 2')],
])('with %s damaged the one before is taken, and that is said', async ([, damageIt]) => {
  const { folder, damage, checkpoints } = await saved([10, 20, 30], () => null);
  damageIt(join(folder, 'step-00000030'));
  expect(await checkpoints.last()).toEqual(stateOf(20));
  expect(damage).toEqual([
    expect.stringMatching(/^the checkpoint of step 30 is damaged \(.+\): another is used/),
  ]);
});

test('after a damaged one training goes on: its step is saved anew', async () => {
  const { folder, checkpoints } = await saved([10, 20], () => null);
  rmSync(join(folder, 'step-00000020', 'optimizer.safetensors'));
  await checkpoints.save(stateOf(20), { best: null });
  expect(await checkpoints.last()).toEqual(stateOf(20));
});

test('with the best damaged the newest is taken, and that is said', async () => {
  const { folder, damage, checkpoints } = await saved([10, 20], () => 10);
  rmSync(join(folder, 'step-00000010', 'model.safetensors'));
  expect((await checkpoints.best())?.step).toBe(20);
  expect(damage.length).toBe(1);
});

test('what a killed process left unfinished is removed', async () => {
  const folder = newPath();
  mkdirSync(join(folder, '.unfinished-00ff', 'deep'), { recursive: true });
  await openCheckpoints(folder);
  expect(existsSync(join(folder, '.unfinished-00ff'))).toBe(false);
});

function flipLastByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(path, bytes);
}

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}
