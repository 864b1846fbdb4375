import { expect, test } from 'vitest';
import { BLOCK_TOKENS, shareCorpus, sharedCorpusBytes, writeBlock } from './corpus-blocks.ts';

const LAST = 2 ** 31;

test('blocks together are the corpus, with the last token of each sentence marked', () => {
  const tokens = 2 * BLOCK_TOKENS + 3;
  const values = Int32Array.from({ length: tokens }, (_, i) => i);
  // Empty sentences at the start, in the middle and at the end; sentences that end with a block and that span two.
  const offsets = Int32Array.of(0, 0, 1, 1, BLOCK_TOKENS, 2 * BLOCK_TOKENS + 1, tokens, tokens);
  const last = new Set([0, BLOCK_TOKENS - 1, 2 * BLOCK_TOKENS, tokens - 1]);
  const read: number[] = [];
  for (let block = 0; block < 3; block++) {
    const target = new Uint32Array(BLOCK_TOKENS);
    writeBlock(target, block, { values, offsets });
    read.push(...target);
  }
  expect(read.slice(0, tokens)).toEqual(Array.from(values, (word) => (last.has(word) ? word + LAST : word)));
});

test('a corpus in shared memory is used where it is, another is copied there', () => {
  const corpus = { values: Int32Array.of(0, 1), offsets: Int32Array.of(0, 2) };
  expect(sharedCorpusBytes(corpus)).toBe(16);
  const shared = shareCorpus(corpus, 2);
  expect(shared).toEqual(corpus);
  expect(shared.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(sharedCorpusBytes(shared)).toBe(0);
  expect(shareCorpus(shared, 2).values).toBe(shared.values);
});
