import { readCorpus } from '@wordloom/e2e/corpora';
import { expect, test } from 'vitest';
import { tokenize, tokenizeInThreads } from '../index.ts';

test('a text large enough for threads is tokenized as in one: twice WikiText-2', async ({ skip }) => {
  const once = await readCorpus('wikitext-2/wiki.train.tokens', skip);
  const text = new Uint8Array(2 * once.length);
  text.set(once);
  text.set(once, once.length);
  const options = { unit: 'word', lowercase: true } as const;
  const { sentences, types, replaced } = await tokenizeInThreads(text, { ...options, threads: 2 });
  const expected = tokenize(text, options);
  expect(Buffer.compare(bytesOf(sentences.values), bytesOf(expected.sentences.values))).toBe(0);
  expect(Buffer.compare(bytesOf(sentences.offsets), bytesOf(expected.sentences.offsets))).toBe(0);
  expect(Buffer.compare(types.words.bytes, expected.types.words.bytes)).toBe(0);
  expect(Buffer.compare(bytesOf(types.counts), bytesOf(expected.types.counts))).toBe(0);
  expect(replaced).toBe(expected.replaced);
}, 60_000);

test('a small text needs no thread', async () => {
  const text = new TextEncoder().encode('to be or\nnot to be');
  const tokens = await tokenizeInThreads(text, { unit: 'word', threads: 8 });
  expect(tokens).toEqual(tokenize(text, { unit: 'word' }));
});

test('an unknown unit is refused before a thread is started', async () => {
  const attempt = tokenizeInThreads(new Uint8Array(2 ** 25), { unit: 'words' as 'word', threads: 2 });
  await expect(attempt).rejects.toThrow("there is no unit 'words'");
});

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
