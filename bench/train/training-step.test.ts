import { openDevice } from '@wordloom/device';
import { expect, test } from 'vitest';
import { trainingStep } from './training-step.ts';

test('the GPT learns its batch, its losses those of PyTorch, with the same bits on two threads', async () => {
  const losses = async (threads: number) => {
    const device = await openDevice({ prefer: 'wasm', threads });
    const step = trainingStep('gpt');
    const all = Array.from({ length: 5 }, step);
    device.dispose();
    return all;
  };
  const one = await losses(1);
  // torch_models.py gpt 1
  const right = [
    4.224408149719238, 4.135559558868408, 3.9567642211914062, 3.7201013565063477, 3.526808738708496,
  ];
  for (const [i, loss] of one.entries()) expect(Math.abs(loss - right[i]!)).toBeLessThan(1e-5);
  expect(await losses(2)).toEqual(one);
});
