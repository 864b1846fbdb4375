import { expect, test } from 'vitest';
import { engineTable } from './engine-table.ts';
import type { Contender } from './rows.ts';
import { takeTurns } from './take-turns.ts';

const machine = { processor: 'Some CPU', cores: 2, memoryGiB: 8, node: 'v24.0.0' };

test('medians stand beside each other, with how many times as long as ours another took', () => {
  const figures = [
    { program: 'wordloom', version: '1', seconds: [0.2, 0.1, 0.9] },
    { program: 'DVC', version: '3', seconds: [1, 3, 2] },
  ];
  const table = engineTable([{ task: 'nothing changed', date: '2026-01-02', machine, load: 0.1, figures }]);
  expect(table).toContain('| nothing changed | 3 | 200 | 2,000 (10.0x) |');
  expect(table).toContain(
    'Measured 2026-01-02, Some CPU, 2 cores, 8 GiB; Node v24.0.0, load at the start 0.10. wordloom 1; DVC 3.',
  );
});

test('all take turns after a first time that does not count, each round begun by another', () => {
  const order: string[] = [];
  const contender = (program: string): Contender => ({
    program,
    version: '1',
    run: () => order.push(program),
  });
  const figures = takeTurns({ task: 'any', contenders: [contender('a'), contender('b')] }, 3);
  expect(order.join(' ')).toBe('a b a b b a a b');
  expect(figures.map(({ seconds }) => seconds)).toEqual([
    [3, 6, 7],
    [4, 5, 8],
  ]);
});
