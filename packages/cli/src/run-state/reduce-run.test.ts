import type { RunEvent } from '@wordloom/events';
import { expect, test } from 'vitest';
import { timeLeft } from './pace.ts';
import { reduceRun } from './reduce-run.ts';
import { beforeRun, type RunState } from './run-state.ts';

const started: RunEvent = {
  type: 'run-started',
  run: 'r1',
  pipeline: 'tiny',
  nodes: [{ id: 'train', summary: 'trains', inputs: ['text', 'text'] }],
};
const progress = (done: number, unit = 'words', total = 1000): RunEvent => ({
  type: 'stage',
  node: 'train',
  event: { type: 'progress', progress: { done, total, unit } },
});
const after = (timed: [at: number, event: RunEvent][]): RunState =>
  timed.reduce((state, [at, event]) => reduceRun(state, event, at), reduceRun(beforeRun, started, 0));

test('a steady stage has its own rate and the time that is left, whatever the intervals of its reports', () => {
  const { nodes } = after([
    [0, progress(0)],
    [100, progress(10)],
    [1100, progress(110)],
    [3000, progress(300)],
  ]);
  expect(nodes[0]!.pace!.perSecond).toBeCloseTo(100, 9);
  expect(timeLeft(nodes[0]!.progress!, nodes[0]!.pace, 4000)).toBeCloseTo(6000, 6);
});

test('one slow report bends the rate, and does not replace it', () => {
  const { nodes } = after([
    [0, progress(0)],
    [1000, progress(100)],
    [2000, progress(100)],
  ]);
  expect(nodes[0]!.pace!.perSecond).toBeCloseTo(100 * Math.exp(-1 / 4), 9);
});

test('a stage that counts something else, or anew, has no rate until it is told twice', () => {
  expect(
    after([
      [0, progress(5, 'bytes')],
      [100, progress(6, 'words')],
    ]).nodes[0]!.pace,
  ).toEqual({ at: 100, done: 6 });
  expect(
    after([
      [0, progress(50)],
      [100, progress(0)],
    ]).nodes[0]!.pace,
  ).toEqual({ at: 100, done: 0 });
});

test('nothing is guessed of the end where there is no total', () => {
  expect(timeLeft({ done: 5, unit: 'words' }, { at: 0, done: 5, perSecond: 10 }, 0)).toBeUndefined();
});

test('what a stage says and how it ends stays with its node', () => {
  const { nodes, finished } = after([
    [10, { type: 'node-started', node: 'train', reason: 'parameter epochs: 1 → 2' }],
    [20, { type: 'stage', node: 'train', event: { type: 'log', level: 'warning', message: 'few words' } }],
    [30, { type: 'stage', node: 'train', event: { type: 'log', level: 'info', message: 'epoch 2' } }],
    [40, { type: 'node-finished', node: 'train', outcome: 'ran', milliseconds: 30 }],
    [
      50,
      {
        type: 'run-finished',
        run: 'r1',
        ok: true,
        milliseconds: 50,
        counts: { ran: 1, cached: 0, failed: 0, skipped: 0, cancelled: 0 },
      },
    ],
  ]);
  expect(nodes).toEqual([
    {
      id: 'train',
      inputs: ['text'],
      state: 'ran',
      reason: 'parameter epochs: 1 → 2',
      startedAt: 10,
      milliseconds: 30,
      warnings: ['few words'],
      message: 'epoch 2',
    },
  ]);
  expect(finished?.ok).toBe(true);
});
