import type { RunEvent, StageEvent } from '@wordloom/events';

const stage = (node: string, event: StageEvent): RunEvent => ({ type: 'stage', node, event });
const train = (done: number, loss: number) =>
  stage('train', { type: 'progress', progress: { done, total: 2_070_000, unit: 'words', loss } });

/** A run as it was told, each event with the millisecond it came at: one node from the store, one warns, one fails. */
export const recordedRun: readonly (readonly [at: number, event: RunEvent])[] = [
  [
    0,
    {
      type: 'run-started',
      run: '20260101T000000000Z-quickstart-abcdef',
      pipeline: 'quickstart',
      profile: 'smoke',
      nodes: [
        { id: 'wikitext2', summary: 'text', inputs: [] },
        { id: 'tokenize', summary: 'tokens', inputs: ['wikitext2'] },
        { id: 'train', summary: 'vectors', inputs: ['tokenize', 'tokenize'] },
        { id: 'neighbours', summary: 'near words', inputs: ['train'] },
      ],
    },
  ],
  [5, { type: 'node-finished', node: 'wikitext2', outcome: 'cached', milliseconds: 5 }],
  [10, { type: 'node-started', node: 'tokenize', reason: 'parameter lowercase: false → true' }],
  [20, stage('tokenize', { type: 'progress', progress: { done: 0, total: 10_800_000, unit: 'bytes' } })],
  [
    1020,
    stage('tokenize', { type: 'progress', progress: { done: 5_400_000, total: 10_800_000, unit: 'bytes' } }),
  ],
  [2000, stage('tokenize', { type: 'log', level: 'warning', message: '3 bytes are not UTF-8 \x1b[2J' })],
  [2100, { type: 'node-finished', node: 'tokenize', outcome: 'ran', milliseconds: 2090 }],
  [2110, { type: 'node-started', node: 'train', reason: 'input corpus: column ids of tokenize changed' }],
  [2200, train(0, 4.158)],
  [5200, train(1_050_000, 2.801)],
  [8200, train(2_000_000, 2.414)],
  [
    8300,
    {
      type: 'node-finished',
      node: 'train',
      outcome: 'failed',
      milliseconds: 6190,
      failure: {
        code: 'train/diverged',
        what: 'the loss is no number any more',
        fix: 'lower train.learningRate',
      },
    },
  ],
  [8310, { type: 'node-finished', node: 'neighbours', outcome: 'skipped', milliseconds: 0 }],
  [
    8320,
    {
      type: 'run-finished',
      run: '20260101T000000000Z-quickstart-abcdef',
      ok: false,
      milliseconds: 8320,
      counts: { cached: 1, ran: 1, failed: 1, skipped: 1, cancelled: 0 },
    },
  ],
];
