import { PassThrough } from 'node:stream';
import type { RunEvent } from '@wordloom/events';
import { expect, test } from 'vitest';
import { reduceRun } from '../run-state/reduce-run.ts';
import { beforeRun, type RunState } from '../run-state/run-state.ts';
import { widthOf } from '../terminal/fit.ts';
import { paintFor } from '../terminal/paint.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { endingText } from './ending.ts';
import { jsonReporter } from './json.ts';
import { liveReporter } from './live.ts';
import { liveLines } from './live-lines.ts';
import { plainReporter } from './plain.ts';
import { recordedRun } from './recorded-run.ts';

function stateAt(time: number, events: readonly (readonly [number, RunEvent])[] = recordedRun): RunState {
  const told = events.filter(([at]) => at <= time);
  return told.reduce((state, [at, event]) => reduceRun(state, event, at), beforeRun);
}

function draw(time: number, { columns = 80, rows = 24 } = {}): string {
  const lines = liveLines(stateAt(time), { columns, rows, now: time, paint: paintFor(false) });
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  return `\n${lines.join('\n')}`;
}

function plain(events: readonly (readonly [number, RunEvent])[]): string {
  let now = 0;
  let text = '\n';
  const write = (line: string) => {
    text += line;
  };
  const reporter = plainReporter(write, () => now);
  for (const [at, event] of events) {
    now = at;
    reporter.report(event);
  }
  reporter.close();
  return text;
}

const unchanged: [number, RunEvent][] = [
  recordedRun[0] as [number, RunEvent],
  ...['wikitext2', 'tokenize', 'train', 'neighbours'].map((node): [number, RunEvent] => [
    100,
    { type: 'node-finished', node, outcome: 'cached', milliseconds: 1 },
  ]),
  [
    200,
    {
      type: 'run-finished',
      run: 'r',
      ok: true,
      milliseconds: 200,
      counts: { cached: 4, ran: 0, failed: 0, skipped: 0, cancelled: 0 },
    },
  ],
];

test('live: a stage that reads bytes, at 80 columns', () => {
  expect(draw(1520)).toMatchInlineSnapshot(`
    "
    quickstart, profile smoke
    = wikitext2   from the store
    ⠴ tokenize    ━━━━━╌╌╌╌╌  5.40 MB/10.8 MB  5.40 MB/s  1.5 s  0.5 s left
    · train       waits for tokenize
    · neighbours  waits for train"
  `);
});

test('live: a stage that trains, at 80 columns and at 40, where the least telling goes first', () => {
  expect(draw(8250)).toMatchInlineSnapshot(`
    "
    quickstart, profile smoke
    = wikitext2   from the store
    ✔ tokenize    2.1 s  5.40 MB  1 warning
    ⠹ train       ━━━━━━━━  2.00M/2.07M words  332k/s  loss 2.414  6.1 s  0.2 s left
    · neighbours  waits for train"
  `);
  expect(draw(8250, { columns: 40 })).toMatchInlineSnapshot(`
    "
    quickstart, profile smoke
    = wikitext2   from the store
    ✔ tokenize    2.1 s  5.40 MB  1 warning
    ⠹ train       2.00M/2.07M words
    · neighbours  waits for train"
  `);
});

test('live: at the end each stage says how it ended', () => {
  expect(draw(8320)).toMatchInlineSnapshot(`
    "
    quickstart, profile smoke
    = wikitext2   from the store
    ✔ tokenize    2.1 s  5.40 MB  1 warning
    ✖ train       failed after 6.2 s
    - neighbours  not reached"
  `);
});

test('live: with fewer rows than nodes, what has ended shares a line, and so does the rest', () => {
  expect(draw(8250, { rows: 5 })).toMatchInlineSnapshot(`
    "
    quickstart, profile smoke
    ✔ 1 ran, 1 from the store
    ⠹ train       ━━━━━━━━  2.00M/2.07M words  332k/s  loss 2.414  6.1 s  0.2 s left
    · neighbours  waits for train"
  `);
  expect(draw(1520, { rows: 5 })).toMatchInlineSnapshot(`
    "
    quickstart, profile smoke
    ✔ 1 from the store
    ⠴ tokenize    ━━━━━╌╌╌╌╌  5.40 MB/10.8 MB  5.40 MB/s  1.5 s  0.5 s left
    · 2 more"
  `);
});

test('live: wide names and terminal escapes in them neither break the columns nor reach the terminal', () => {
  const nodes = ['語彙の構築', 'evil\x1b[2J'].map((id) => ({ id, summary: '', inputs: [] }));
  const state = reduceRun(beforeRun, { type: 'run-started', run: 'r', pipeline: 'p', nodes }, 0);
  expect(liveLines(state, { columns: 20, rows: 9, now: 0, paint: paintFor(false) })).toEqual([
    'p',
    '· 語彙の構築   ready',
    '· evil\\x1b[2J  ready',
  ]);
});

test('live: the terminal keeps the last drawing of a run, and none where all is from the store', () => {
  const written = (events: typeof recordedRun) => {
    const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), {
      isTTY: true,
      columns: 80,
      rows: 24,
    });
    const terminal = () => terminalOf(stream, {}, false);
    const reporter = liveReporter(stream, terminal, () => 8320);
    for (const [, event] of events) reporter.report(event);
    reporter.close();
    return stream.read() as string | null;
  };
  expect(written(recordedRun)).toContain('✖ train       failed after 6.2 s\n- neighbours  not reached\n');
  expect(written(unchanged)).toBeNull();
});

test('plain: one line an event, and progress every few seconds', () => {
  expect(plain(recordedRun)).toMatchInlineSnapshot(`
    "
    from the store: wikitext2
    tokenize: runs, parameter lowercase: false → true
    tokenize: warning: 3 bytes are not UTF-8 \\x1b[2J
    tokenize: done in 2.1 s
    train: runs, input corpus: column ids of tokenize changed
    train: 2.00M/2.07M words, 332k words/s, loss 2.414, 0.2 s left
    train: failed, the loss is no number any more
    "
  `);
});

test('plain: nothing is said of a run that only finds what is stored', () => {
  expect(plain(unchanged)).toBe('\n');
  expect(endingText(stateAt(200, unchanged))).toBe('nothing changed: 4 stages from the store (0.2 s)');
});

test('json: every event comes back as it was, one a line', () => {
  let text = '';
  const reporter = jsonReporter((line) => {
    text += line;
  });
  for (const [, event] of recordedRun) reporter.report(event);
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(recordedRun.map(([, event]) => event));
});
