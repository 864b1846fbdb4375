import { dispose, openDevice, tensor } from '@wordloom/device';
import { expect, test } from 'vitest';
import { maskedSigmoidLoss } from './index.ts';

test('the published example: a row counts the slots that are no padding', async () => {
  const device = await openDevice({ prefer: 'cpu' });
  const rows = (...values: number[]) => tensor(Float32Array.from(values), [2, 4]);
  const logits = rows(...[1.1, -2.2, 3.3, -4.4], ...[1.1, -2.2, 3.3, -4.4]);
  const [labels, mask] = [rows(...[1, 0, 0, 0], ...[0, 1, 0, 0]), rows(...[1, 1, 1, 1], ...[1, 1, 0, 0])];
  const loss = maskedSigmoidLoss(logits, labels, mask);
  expect([...loss.dataSync()].map((value) => value.toFixed(4))).toEqual(['0.9352', '1.8462']);
  dispose([logits, labels, mask, loss]);
  device.dispose();
});
