import { visible } from '@wordloom/errors';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { renderReport } from './render-report.ts';
import type { ReportData, ReportNode } from './report-data.ts';

const node = (id: string, more: Partial<ReportNode> = {}): ReportNode => ({
  id,
  kind: 'stage',
  stage: id,
  summary: `makes ${id}`,
  inputs: [],
  outcome: 'ran',
  milliseconds: 1200,
  key: '0123456789abcdef'.repeat(4),
  parameters: {},
  metrics: {},
  figures: [],
  warnings: [],
  outputs: [],
  ...more,
});

const data: ReportData = {
  run: {
    id: 'r1',
    pipeline: 'quickstart',
    profile: 'smoke',
    startedAt: '2026-03-02T09:15:12.345Z',
    milliseconds: 18_430,
    command: 'wordloom run quickstart',
  },
  machine: [{ name: 'node', value: '24.21.0' }],
  headline: [{ name: 'speed', value: 1_240_000, unit: 'words/s' }],
  comparisons: [],
  baselines: [],
  nodes: [
    node('vocabulary', {
      outcome: 'cached',
      parameters: { minFrequency: 5, reserved: ['<unk>'] },
      metrics: { words: 4000 },
      outputs: [{ name: 'vocabulary', kind: 'table', rows: 4000, bytes: 90_321 }],
    }),
    node('train', {
      inputs: ['vocabulary'],
      figures: [
        {
          kind: 'table',
          title: 'Nearest neighbours',
          highlight: true,
          columns: [{ name: 'word' }, { name: 'cosine', digits: 2 }],
          rows: [
            ['film', 0.5],
            ['city', -1],
          ],
        },
        {
          kind: 'curves',
          title: 'Training loss',
          xLabel: 'step',
          yLabel: 'loss',
          series: [
            {
              name: 'loss',
              points: [
                [0, 4],
                [1, 2],
              ],
            },
          ],
        },
        {
          kind: 'histogram',
          title: 'Sentence lengths',
          xLabel: 'words',
          yLabel: 'sentences',
          edges: [0, 1, 2],
          series: [{ name: 'a', counts: [1, 2] }],
        },
        { kind: 'scatter', title: 'Projection', points: [{ x: 0, y: 0, label: 'film' }] },
        {
          kind: 'bars',
          title: 'Occurrences',
          yLabel: 'count',
          labels: ['the'],
          series: [{ name: 'a', values: [3] }],
        },
      ],
    }),
  ],
  licences: [
    {
      name: 'WikiText-2',
      licence: 'CC-BY-SA-3.0',
      attribution: 'Merity and others, from Wikipedia.',
      source: 'https://example.org',
      shareAlike: true,
    },
  ],
};

const elements = (html: string, selector: string) => [...parseHTML(html).document.querySelectorAll(selector)];
const texts = (html: string, selector: string): string[] =>
  elements(html, selector).map(({ textContent }) => textContent.trim());

test('a report says what ran, for how long, and how it turned out', () => {
  const html = renderReport(data);
  expect(texts(html, 'header h1, header .word, .outcome, .headline div')).toEqual([
    'quickstart',
    'smoke profile',
    '2026-03-02 09:15 UTC',
    '18.4 s',
    'node 24.21.0',
    '1 ran, 1 cached',
    'speed, words/s1,240,000',
  ]);
  expect(texts(html, '.stage h2, .stage dt, .stage dd, .stage .status')).toEqual([
    'vocabulary',
    '↺ cached · 1.2 s',
    'words',
    '4,000',
    'minFrequency',
    '5',
    'reserved',
    '["<unk>"]',
    'train',
    '✓ ran · 1.2 s',
  ]);
});

test('highlighted tables come first, every other figure under its stage', () => {
  const html = renderReport(data);
  expect(texts(html, 'h2, h3')).toEqual([
    'Nearest neighbours',
    'vocabulary',
    'train',
    'Training loss',
    'Sentence lengths',
    'Projection',
    'Occurrences',
    'Pipeline',
    'Stages',
    'Data and licences',
    'WikiText-2',
    'Reproduce',
  ]);
  expect(texts(html, '.scroll .number')).toEqual(['cosine', '0.50', '−1.00']);
  // Four figures and the pipeline, each laid out for a phone and for a wide page.
  expect(elements(html, 'svg').map((svg) => svg.getAttribute('width'))).toEqual(
    Array(5).fill(['340', '720']).flat(),
  );
});

test('text in pieces is whole, a span a piece', () => {
  const figures = [
    {
      kind: 'segments',
      title: 'Pieces',
      texts: [{ name: 'a word', pieces: ['to', 'ken', '<i>', ' ize', '\n'] }],
    },
  ] as const;
  const html = renderReport({ ...data, nodes: [node('segment', { figures })] });
  expect(texts(html, '.pieces p')).toEqual(['a word', 'token<i> ize\\x0a']);
  expect(texts(html, '.pieces span')).toEqual(['to', 'ken', '<i>', 'ize', '\\x0a']);
});

test('the table of stages holds keys and sizes', () => {
  expect(texts(renderReport(data), '.stack td').slice(0, 4)).toEqual([
    'vocabulary',
    '↺ cached · 1.2 s',
    '0123456789ab',
    'vocabulary: 4,000 rows, 90.3 kB',
  ]);
});

test('a failure says what, why and what to do, and what the stage wrote last', () => {
  const failure = {
    code: 'train/nan',
    what: 'the loss is not finite',
    where: { row: 7 },
    fix: 'lower the rate',
    logTail: 'a\n\u001b[31mb',
  };
  const html = renderReport({ ...data, nodes: [node('train', { outcome: 'failed', failure })] });
  expect(texts(html, '.outcome, .note p, .note pre')).toEqual([
    '1 failed',
    'the loss is not finite train/nan',
    'Where: row 7',
    'What to do: lower the rate',
    'a\n\\x1b[31mb',
  ]);
});

const hostile = `"'></title></style></text><script>alert(1)</script><img src=x onerror=alert(1)>\u001b[2J\u202e`;

// Every text of the data but those that choose between forms.
function poison(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return ['kind', 'outcome', 'startedAt'].includes(key) ? value : hostile;
  if (Array.isArray(value)) return value.map((item) => poison(item));
  if (typeof value !== 'object' || value === null) return value;
  const given = key === 'parameters' || key === 'metrics';
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [given ? hostile : k, poison(v, k)]));
}

test('hostile text anywhere in the data is shown, and is nothing but text', () => {
  const html = renderReport(poison(data) as ReportData);
  const kinds = (source: string) => new Set(elements(source, '*').map(({ localName }) => localName));
  expect(kinds(html)).toEqual(kinds(renderReport(data)));
  const attributes = elements(html, '*').flatMap((element) => element.getAttributeNames());
  expect(attributes.filter((name) => /^on|^src$|^href$/.test(name))).toEqual([]);
  expect(new Set(texts(html, 'h1, .stage h2, h3, pre, .scroll td:first-child'))).toEqual(
    new Set([visible(hostile)]),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
});

test('the page asks for nothing outside itself, and forbids scripts', () => {
  const { licences, ...rest } = data;
  const html = renderReport({ ...rest, licences: licences.map(({ source, ...licence }) => licence) });
  expect(html).not.toMatch(/https?:|\/\/|url\(|@import/);
  expect(elements(html, '[src], [href], script, link, iframe')).toEqual([]);
  expect(elements(html, 'meta[http-equiv]')[0].getAttribute('content')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  );
});

test('the same data gives the same page', () => {
  expect(renderReport(structuredClone(data))).toBe(renderReport(data));
});

test('figures stand beside what they are held against, and what is off is said', () => {
  const comparisons = [
    { what: 'words', expected: '4,000', found: '4,000', fits: true },
    { what: 'loss', expected: '2.17 ± 0.02', found: '<b>3</b>', fits: false },
  ];
  const { document } = parseHTML(renderReport({ ...data, comparisons }));
  const figure = [...document.querySelectorAll('figure')].find((one) =>
    one.textContent.includes('Expected figures'),
  )!;
  expect(figure.textContent).toContain('1 of 2 not as expected.');
  expect([...figure.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual([
    'words4,0004,000✓',
    'loss2.17 ± 0.02<b>3</b>✗',
  ]);
});

test('figures of another program stand beside those of the run', () => {
  const figures = [{ what: 'similarity', found: '0.54', theirs: '0.5' }];
  const baselines = [{ by: 'other 1.0', how: 'On the same tokens.', figures }];
  const { document } = parseHTML(renderReport({ ...data, baselines }));
  const figure = [...document.querySelectorAll('figure')].find((one) =>
    one.textContent.includes('Beside other 1.0'),
  )!;
  expect(figure.textContent).toContain('On the same tokens.');
  expect([...figure.querySelectorAll('th')].map((cell) => cell.textContent)).toEqual([
    'figure',
    'this run',
    'other 1.0',
  ]);
});
