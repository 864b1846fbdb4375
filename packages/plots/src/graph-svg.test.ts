import { DOMParser } from 'linkedom';
import { expect, test } from 'vitest';
import { type GraphNode, graphSvg } from './graph-svg.ts';

const parse = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');
const texts = (svg: string) => [...parse(svg).querySelectorAll('text')].map(({ textContent }) => textContent);

const stage = (id: string, inputs: string[], more: Partial<GraphNode> = {}): GraphNode => {
  return { id, summary: `makes ${id}`, inputs, kind: 'stage', ...more };
};

test('a node says how it ended and how long it took', () => {
  const nodes = [
    stage('tokenize', [], { outcome: 'cached', milliseconds: 312 }),
    stage('train', ['tokenize'], { outcome: 'failed', milliseconds: 61_000 }),
    stage('evaluate', ['train'], { outcome: 'skipped', milliseconds: 0 }),
  ];
  expect(texts(graphSvg(nodes))).toEqual([
    'tokenize',
    '↺ cached · 312 ms',
    'makes tokenize',
    'train',
    '✕ failed · 1 min 1 s',
    'makes train',
    'evaluate',
    '– skipped',
    'makes evaluate',
  ]);
});

test.each([340, 720])('at %i pixels a wide graph keeps its nodes apart and inside', (width) => {
  const sources = Array.from({ length: 9 }, (_, i) => stage(`source ${i}`, []));
  const users = sources.map(({ id }, i) => stage(`user ${i}`, [id, `source ${(i * 4) % 9}`]));
  const svg = parse(graphSvg([...sources, ...users], { width }));
  const boxes = [...svg.querySelectorAll('g[transform] > g')].map((group) => {
    const [x, y] = group
      .getAttribute('transform')!
      .match(/[\d.]+/g)!
      .map(Number);
    const rect = group.querySelector('rect')!;
    return {
      x: x!,
      y: y!,
      width: Number(rect.getAttribute('width')),
      height: Number(rect.getAttribute('height')),
    };
  });
  expect(boxes.length).toBe(18);
  for (const [i, a] of boxes.entries()) {
    expect(a.width).toBeGreaterThanOrEqual(100);
    expect(a.x >= 0 && a.x + a.width <= width).toBe(true);
    for (const b of boxes.slice(i + 1)) {
      expect(a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y).toBe(
        true,
      );
    }
  }
});

test('a pipeline of nothing is said to be empty', () => {
  expect(texts(graphSvg([]))).toEqual(['nothing to draw: there are no values']);
});
