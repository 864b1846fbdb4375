import { formatError } from '@wordloom/errors';
import { expect, test } from 'vitest';
import { skipGramLayout } from './skip-gram-layout.ts';

const sizes = {
  vocabularySize: 10,
  dimensions: 3,
  window: 5,
  negatives: 5,
  threads: 2,
};

test('rows are padded to eight floats and nothing overlaps', () => {
  const layout = skipGramLayout(sizes);
  expect(layout.rowBytes).toBe(32);
  const { scratch, scratchBytes } = layout;
  const places = [
    [layout.inputRows, 10 * 32],
    [layout.outputRows, 10 * 32],
    [layout.keepLimits, 10 * 4],
    [layout.aliasTable, 10 * 8],
    [scratch.tokens, 4096 * 4],
    [scratch.sentence, scratch.sentenceCapacity * 4],
    [scratch.inputs, 10 * 4],
    [scratch.outputs, 6 * 4],
    [scratch.scores, 10 * 8 * 4],
    [scratch.column, 10 * 32],
    [scratch.sums, 12 * 32],
  ] as const;
  let end = 65_536;
  for (const [at, bytes] of places) {
    expect(at).toBeGreaterThanOrEqual(end);
    end = at + bytes;
  }
  expect(scratch.tokens + 2 * scratchBytes).toBeLessThanOrEqual(layout.bytes);
  expect(layout.bytes % 65_536).toBe(0);
});

test('5.0 million words of 100 dimensions fit in 4 GiB, 5.2 million do not', () => {
  const large = { ...sizes, dimensions: 100 };
  expect(skipGramLayout({ ...large, vocabularySize: 5_000_000 }).bytes).toBeLessThan(2 ** 32);
  let error: unknown;
  try {
    skipGramLayout({ ...large, vocabularySize: 5_200_000 });
  } catch (thrown) {
    error = thrown;
  }
  expect(formatError(error)).toMatchInlineSnapshot(`
    "training needs 4.1 GiB, and a WebAssembly memory holds 4.0 GiB [kernels/memory]
      likely cause: it holds 2 x 5200000 vectors of 100 dimensions
      what to do: raise the minimum frequency of the vocabulary, or use fewer dimensions"
  `);
});
