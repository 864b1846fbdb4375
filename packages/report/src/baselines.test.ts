import { expect, test } from 'vitest';
import { besideBaselines, type Findings, parseExpected } from './index.ts';

const findings: Findings = new Map([['evaluate', { metrics: { similarity: 0.54 }, figures: [] }]]);
const { baselines } = parseExpected(
  JSON.stringify({
    profile: 'paper',
    seeds: [1],
    figures: [],
    baselines: [
      {
        by: 'other 1.0',
        how: 'On the same tokens.',
        profiles: ['laptop'],
        figures: [
          { what: 'similarity', of: { node: 'evaluate', metric: 'similarity' }, value: 0.5 },
          { what: 'gone', of: { node: 'nowhere', metric: 'similarity' }, value: 0.25 },
        ],
      },
    ],
  }),
  'expected.json',
);

test('what a run found stands beside what another program gives, without a verdict', () => {
  expect(besideBaselines(baselines, 'laptop', findings)).toEqual([
    {
      by: 'other 1.0',
      how: 'On the same tokens.',
      figures: [
        { what: 'similarity', found: '0.54', theirs: '0.5' },
        { what: 'gone', found: 'nothing', theirs: '0.25' },
      ],
    },
  ]);
});

test('a baseline counts in its profiles only', () => {
  expect(besideBaselines(baselines, 'paper', findings)).toEqual([]);
  expect(besideBaselines(baselines, undefined, findings)).toEqual([]);
});
