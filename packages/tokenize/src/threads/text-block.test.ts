import { expect, test } from 'vitest';
import { segmentBorders } from './text-block.ts';
import { textBlocks } from './text-blocks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('a segment ends at the first newline from its size on; a text without one is one segment', () => {
  expect(segmentBorders(utf8('ab\ncd\nef\n'), 3)).toEqual([0, 3, 6, 9]);
  expect(segmentBorders(utf8('ab\ncd\nef'), 4)).toEqual([0, 6, 8]);
  expect(segmentBorders(utf8('abcdefgh'), 2)).toEqual([0, 8]);
  expect(segmentBorders(utf8(''), 2)).toEqual([0, 0]);
});

test('blocks end in a newline, and grow for a line that does not fit', async () => {
  async function* chunks() {
    for (const chunk of ['ab\nc', 'd\nefgh', 'ijklmnop', '\nq']) yield utf8(chunk);
  }
  const blocks: [string, boolean][] = [];
  for await (const { text, isLast } of textBlocks(chunks(), 8)) {
    blocks.push([new TextDecoder().decode(text.slice()), isLast]);
  }
  expect(blocks).toEqual([
    ['ab\n', false],
    ['cd\n', false],
    ['efghijklmnop\nq', true],
  ]);
});
