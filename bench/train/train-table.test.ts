import { expect, test } from 'vitest';
import type { TrainRow } from './rows.ts';
import { trainTable } from './train-table.ts';

const place = {
  machine: { processor: 'Some CPU', cores: 2, memoryGiB: 8, node: 'v24.0.0' },
  load: 0.1,
  date: '2026-01-02',
};
const runs = (...seconds: number[]) => seconds.map((each) => ({ seconds: each, cpuSeconds: 2 * each }));

test('times are medians, the ratio is ours over theirs, memory the peak', () => {
  const row: TrainRow = {
    model: 'gpt',
    threads: 2,
    place,
    figures: [
      { program: 'wordloom', version: 'w', peakBytes: 2 ** 30, loss: 4, runs: runs(0.03, 0.9, 0.02) },
      {
        program: 'PyTorch',
        version: 'torch 2',
        peakBytes: 2 ** 31,
        loss: 4,
        runs: runs(0.02, 0.02, 0.04),
      },
    ],
  };
  const table = trainTable([row]);
  expect(table).toContain('| gpt | 2 | 3 | 30.0 | 20.0 | 1.50 | 60.0 | 40.0 | 1.50 | 1,024 | 2,048 |');
  expect(table).toContain('Measured 2026-01-02, Some CPU, 2 cores, 8 GiB; Node v24.0.0. w; torch 2. Load');
});
