import { DOMParser } from 'linkedom';
import { expect, test } from 'vitest';
import { figureSvg, type Picture } from './figure-svg.ts';

const parse = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');
const texts = (svg: string) => [...parse(svg).querySelectorAll('text')].map(({ textContent }) => textContent);

const hostile = `</text><script>alert("x")</script><g onload='x'>\u001b[31m\u202e`;
const inert = `</text><script>alert("x")</script><g onload='x'>\\x1b[31m\\u202e`;

const pictures: Picture[] = [
  {
    kind: 'histogram',
    title: hostile,
    xLabel: hostile,
    yLabel: hostile,
    edges: [0, 1, 2],
    series: [
      { name: hostile, counts: [3, 1] },
      { name: 'after', counts: [1, 2] },
    ],
  },
  {
    kind: 'curves',
    title: hostile,
    xLabel: hostile,
    yLabel: hostile,
    series: [
      {
        name: hostile,
        points: [
          [0, 1],
          [1, 2],
        ],
      },
      {
        name: 'expected',
        points: [
          [0, 1],
          [1, 1],
        ],
      },
    ],
  },
  {
    kind: 'scatter',
    title: hostile,
    points: [
      { x: 0, y: 0, label: hostile, group: hostile },
      { x: 1, y: 1, label: 'b', group: 'b' },
    ],
  },
  {
    kind: 'bars',
    title: hostile,
    yLabel: hostile,
    labels: [hostile, 'b'],
    series: [
      { name: hostile, values: [1, 2] },
      { name: 'b', values: [2, 3] },
    ],
  },
];

test.each(pictures)(
  '$kind: hostile text is shown, does nothing, and the source is well-formed',
  (picture) => {
    const svg = figureSvg(picture, { width: 1600 });
    const document = parse(svg);
    // What is not well-formed does not come back from the parser as it went in.
    const spelled = (source: string) =>
      source.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll(' />', '/>');
    expect(spelled(document.toString())).toBe(`<?xml version="1.0" encoding="utf-8"?>${spelled(svg)}`);
    expect(document.querySelector('script')).toBeNull();
    expect(
      [...document.querySelectorAll('*')]
        .flatMap((e) => e.getAttributeNames())
        .filter((n) => n.startsWith('on')),
    ).toEqual([]);
    expect(document.querySelector('title')!.textContent).toBe(inert);
    expect(texts(svg)).toContain(inert);
    expect(figureSvg(picture, { width: 1600 })).toBe(svg);
  },
);

test('a value that is not finite leaves a gap in its curve and is counted', () => {
  const points = [
    [1, 5],
    [2, Number.NaN],
    [3, 3],
    [4, 2],
    [5, Infinity],
  ] as const;
  const svg = figureSvg({
    kind: 'curves',
    title: '',
    xLabel: '',
    yLabel: '',
    series: [{ name: 'loss', points }],
  });
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(parse(svg).querySelector('path.line')!.getAttribute('d')!.match(/M/g)).toHaveLength(2);
  expect(texts(svg)).toContain('2 values are not finite and not drawn');
});

test.each<Picture>([
  {
    kind: 'curves',
    title: '',
    xLabel: '',
    yLabel: '',
    series: [{ name: 'loss', points: [[0, Number.NaN]] }],
  },
  { kind: 'histogram', title: '', xLabel: '', yLabel: '', edges: [], series: [{ name: 'a', counts: [] }] },
  { kind: 'scatter', title: '', points: [] },
  { kind: 'bars', title: '', yLabel: '', labels: [], series: [] },
])('$kind without values says so', (picture) => {
  expect(texts(figureSvg(picture))).toContain('nothing to draw: there are no values');
});

test('a hundred thousand losses keep their one spike and take few bytes', () => {
  const points = Array.from({ length: 100_000 }, (_, i) => [i, i === 54_321 ? 10 : 1] as const);
  const svg = figureSvg({
    kind: 'curves',
    title: '',
    xLabel: '',
    yLabel: '',
    series: [{ name: 'loss', points }],
  });
  const heights = parse(svg)
    .querySelector('path.line')!
    .getAttribute('d')!
    .match(/ [\d.]+/g)!
    .map(Number);
  expect(heights.filter((y: number) => y < 100)).toHaveLength(1);
  expect(svg.length).toBeLessThan(40_000);
});

test('the expected curve is dashed', () => {
  const lines = [...parse(figureSvg(pictures[1]!)).querySelectorAll('path.line')];
  expect(lines.map((line) => line.getAttribute('stroke-dasharray'))).toEqual([null, '5 4']);
});

test('bars over three powers of ten are logarithmic, and those of a change are not', () => {
  const bars = (values: number[]): Picture => {
    return {
      kind: 'bars',
      title: '',
      yLabel: 'occurrences',
      labels: values.map(String),
      series: [{ name: 'a', values }],
    };
  };
  const widths = (picture: Picture) =>
    [...parse(figureSvg(picture)).querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('width')));
  const [ten, thousand, none] = widths(bars([10, 10_000, 0]));
  expect(texts(figureSvg(bars([10, 10_000, 0])))[0]).toBe('occurrences (logarithmic scale)');
  expect([ten! > thousand! / 6, none]).toEqual([true, 0]);
  const [up, down] = widths(bars([4, -2]));
  expect(up! / down!).toBeCloseTo(2, 1);
});

test('a scatter plot keeps all points, in their places', () => {
  const points = Array.from({ length: 50 }, (_, i) => ({ x: i % 2, y: 0, label: `word ${i}` }));
  const svg = figureSvg({ kind: 'scatter', title: '', points });
  expect(parse(svg).querySelectorAll('circle')).toHaveLength(50);
  expect(texts(svg).at(-1)).toMatch(/of 50 points have room for their label$/);
});

test('an inline picture leaves style sheet and namespace to the page', () => {
  expect(figureSvg(pictures[0]!, { inline: true })).not.toMatch(/<style|http:/);
});
