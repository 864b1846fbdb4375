import { expect, test } from 'vitest';
import { qualityTable } from './quality-table.ts';
import { replaceRow } from './results.ts';
import type { Place, Scores, SpeedRow } from './rows.ts';
import { speedTable } from './speed-table.ts';

const place: Place = {
  machine: { processor: 'Some CPU', cores: 2, memoryGiB: 8, node: 'v24.0.0' },
  load: 0.1,
  date: '2026-01-02',
};
const runs = (...rates: number[]) => rates.map((rate) => ({ perSecond: rate, perCpuSecond: rate / 2 }));

test('rates are medians for each thread, and say how many times faster the first trainer is', () => {
  const row: SpeedRow = {
    place,
    dimensions: 100,
    sample: 1e-4,
    threads: 2,
    words: 17_000_000,
    vocabularySize: 80_000,
    seconds: 5,
    figures: [
      { trainer: 'wordloom', version: '1', runs: runs(2_900_000, 3_000_000, 9_000_000) },
      { trainer: 'other', version: '2', runs: runs(100_000, 300_000, 400_000) },
    ],
  };
  const table = speedTable([row]);
  expect(table).toContain('| 100 | 1e-4 | 2 | 3 | 1,500 | 150 (10.0x) |');
  expect(table).toContain('Measured 2026-01-02, Some CPU, 2 cores, 8 GiB; Node v24.0.0');
});

test('scores are means with their standard errors, a lead has the error of both', () => {
  const seeds = (...scores: number[]): Scores[] =>
    scores.map((score) => ({
      wordSim353: score,
      analogies: score / 2,
      coverage: { pairs: 300, questions: 9000 },
    }));
  const table = qualityTable([
    {
      place,
      dimensions: 100,
      sample: 1e-4,
      threads: 2,
      epochs: 1,
      figures: [
        { trainer: 'wordloom', version: '1', seeds: seeds(0.4, 0.43, 0.46) },
        { trainer: 'other', version: '2', seeds: seeds(0.38, 0.38, 0.38) },
      ],
    },
  ]);
  expect(table).toContain('| 1 | wordloom | 43.0 ± 1.7 | 40.0 43.0 46.0 |  | 21.5 ± 0.9 |');
  expect(table).toContain('| 1 | other | 38.0 ± 0.0 | 38.0 38.0 38.0 | 5.0 ± 1.7 | 19.0 ± 0.0 |');
});

test('a row measured again takes the place of the older one', () => {
  const older = [
    { key: [100, 1e-3], value: 1 },
    { key: [300, 1e-4], value: 2 },
  ];
  const values = (key: number[]) =>
    replaceRow(older, { key, value: 3 }, (row) => row.key).map(({ value }) => value);
  expect(values([300, 1e-4])).toEqual([1, 3]);
  expect(values([100, 1e-4])).toEqual([3, 1, 2]);
});
