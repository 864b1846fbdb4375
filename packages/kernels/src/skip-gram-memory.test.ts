import { formatError } from '@wordloom/errors';
import { expect, test } from 'vitest';
import { checkFreeMemory } from './skip-gram-memory.ts';

test('training that needs more memory than is free is refused, with what to change', () => {
  expect(() => checkFreeMemory(2 ** 30, 2 ** 30)).not.toThrow();
  let error: unknown;
  try {
    checkFreeMemory(2 ** 30, 2 ** 29);
  } catch (thrown) {
    error = thrown;
  }
  expect(formatError(error)).toMatchInlineSnapshot(`
    "training needs 1024 MiB of memory, and 512 MiB are free [kernels/memory]
      likely cause: the vectors take 16 bytes for each word and dimension until they are copied out, a corpus that is not shared 4 for each token
      what to do: free memory, use fewer dimensions, or raise the minimum frequency of the vocabulary"
  `);
});
