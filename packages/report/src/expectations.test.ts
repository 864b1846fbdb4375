import { expect, test } from 'vitest';
import { compare, type Findings, parseExpected } from './index.ts';

const findings: Findings = new Map([
  [
    'train',
    {
      metrics: { loss: 2.18 },
      figures: [
        {
          kind: 'bars',
          title: 'Counts',
          yLabel: '',
          labels: ['the', 'join'],
          series: [{ name: 'after', values: [2052, 45] }],
        },
        {
          kind: 'table',
          title: 'Nearest',
          columns: [{ name: 'word' }, { name: 'nearest' }],
          rows: [['chip', 'intel 0.7, mips 0.6']],
        },
      ],
    },
  ],
]);
const figures = [
  { what: 'loss', of: { node: 'train', metric: 'loss' }, value: 2.17, within: 0.02 },
  { what: 'exact loss', profiles: ['paper'], of: { node: 'train', metric: 'loss' }, value: 2.17 },
  { what: 'join', of: { node: 'train', bars: 'Counts', series: 'after', label: 'join' }, value: 45 },
  {
    what: 'chip',
    of: { node: 'train', table: 'Nearest', row: 'chip', column: 'nearest' },
    oneOf: ['intel', 'chips'],
  },
  { what: 'gone', of: { node: 'nowhere', metric: 'loss' }, value: 1 },
];
const expected = parseExpected(JSON.stringify({ profile: 'paper', seeds: [1], figures }), 'expected.json');

test('metrics, bars and cells are held against values and words; what is not there does not fit', () => {
  expect(compare(expected, undefined, findings)).toEqual([
    { what: 'loss', expected: '2.17 ± 0.02', found: '2.18', fits: true },
    { what: 'join', expected: '45', found: '45', fits: true },
    { what: 'chip', expected: 'one of intel, chips', found: 'intel 0.7, mips 0.6', fits: true },
    { what: 'gone', expected: '1', found: 'nothing', fits: false },
  ]);
});

test('figures of a profile count in that profile only', () => {
  const off = (profile: string) => compare(expected, profile, findings).filter(({ fits }) => !fits);
  expect(off('paper').map(({ what }) => what)).toEqual(['exact loss', 'gone']);
  expect(off('smoke').map(({ what }) => what)).toEqual(['gone']);
});

test('a file that makes no sense is refused with its place', () => {
  const text = JSON.stringify({ profile: 'paper', seeds: [0.5], figures: [] });
  expect(() => parseExpected(text, 'pipelines/x/expected.json')).toThrow(
    expect.objectContaining({
      code: 'report/expected',
      details: expect.objectContaining({ where: { file: 'pipelines/x/expected.json' } }),
    }),
  );
});
