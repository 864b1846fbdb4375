import type { GraphNode } from '@wordloom/stage';
import { expect, test } from 'vitest';
import { graphLines } from './graph-lines.ts';

const asset = (id: string) => ({ kind: 'asset', id }) as GraphNode;
const stage = (id: string, ...from: string[]) =>
  ({
    kind: 'stage',
    id,
    inputs: Object.fromEntries(from.map((node, i) => [`input${i}`, { node, output: 'out' }])),
  }) as unknown as GraphNode;
const draw = (...nodes: GraphNode[]) =>
  `\n${graphLines({ nodes })
    .map(({ rails, node }) => `${rails} ${node.id}`)
    .join('\n')}`;

test('a chain is one rail', () => {
  expect(draw(asset('text'), stage('tokenize', 'text'), stage('count', 'tokenize'))).toMatchInlineSnapshot(`
    "
    ○ text
    ● tokenize
    ● count"
  `);
});

test('an output that is read again later runs on beside', () => {
  expect(
    draw(
      asset('text'),
      stage('tokenize', 'text'),
      stage('vocabulary', 'tokenize'),
      stage('encode', 'tokenize', 'vocabulary'),
      stage('subsample', 'encode', 'vocabulary'),
      stage('train', 'subsample', 'vocabulary'),
      stage('neighbours', 'train'),
      stage('projection', 'train'),
    ),
  ).toMatchInlineSnapshot(`
    "
    ○   text
    ●   tokenize
    ├─● vocabulary
    ●─┤ encode
    ●─┤ subsample
    ●─╯ train
    ├─● neighbours
    ●   projection"
  `);
});

test('a rail that is only crossed stays whole', () => {
  expect(
    draw(asset('a'), asset('b'), asset('c'), stage('join', 'a', 'c'), stage('all', 'a', 'b', 'join')),
  ).toMatchInlineSnapshot(`
    "
    ○     a
    │ ○   b
    │ │ ○ c
    ├─│─● join
    ●─┴─╯ all"
  `);
});
