import { unpackStrings } from '@wordloom/schema';
import { expect, test } from 'vitest';
import { type SegmentFound, SegmentReader } from './segment-reader.ts';
import { segmentBorders } from './text-block.ts';

test('a byte order mark is skipped at the start of the text, not of a segment', () => {
  const text = new TextEncoder().encode('\ufeffa\n\ufeffa\n');
  const wordsFrom = (segment: number) => {
    const claims = Int32Array.of(segment);
    const found: SegmentFound[] = [];
    const block = { text, borders: segmentBorders(text, 1), start: 0, isLast: true, claims };
    new SegmentReader({ unit: 'whitespace' }).read(block, (part) => found.push(part));
    return found.map(({ newWords }) => unpackStrings(newWords));
  };
  expect(wordsFrom(0)).toEqual([['a'], ['\ufeffa']]);
  expect(wordsFrom(1)).toEqual([['\ufeffa']]);
});
