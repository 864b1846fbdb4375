import { expect, test } from 'vitest';
import { layers } from './graph-layers.ts';

const node = (id: string, ...inputs: string[]) => ({ id, inputs });
const ids = (rows: { id: string }[][]) => rows.map((row) => row.map(({ id }) => id).join(' '));

const skipgram = [
  node('train', 'subsample', 'vocabulary', 'noise'),
  node('subsample', 'tokenize', 'vocabulary'),
  node('noise', 'vocabulary'),
  node('vocabulary', 'tokenize'),
  node('tokenize', 'text'),
  node('evaluate', 'train', 'wordsim'),
  node('text'),
  node('wordsim'),
];

test('every node stands below all it takes from, and an asset just above its first use', () => {
  expect(ids(layers(skipgram, 4))).toEqual([
    'text',
    'tokenize',
    'vocabulary',
    'subsample noise',
    'train wordsim',
    'evaluate',
  ]);
});

test('a full row pushes nodes down', () => {
  expect(ids(layers(skipgram, 1))).toEqual([
    'text',
    'tokenize',
    'vocabulary',
    'subsample',
    'noise',
    'train',
    'wordsim',
    'evaluate',
  ]);
});

test('inputs from outside the graph and cycles do no harm', () => {
  expect(ids(layers([node('a', 'b', 'elsewhere'), node('b', 'a')], 2))).toEqual(['b', 'a']);
});
