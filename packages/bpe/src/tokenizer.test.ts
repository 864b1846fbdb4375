import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Tokenizer } from './index.ts';

const trained = await Tokenizer.train(["It's a test: 日本語 and 😀.\n".repeat(3), 'the test of the rest'], {
  kind: 'byte-level',
  vocabularySize: 300,
  specialTokens: ['<|end|>'],
});

test('decoding gives the text back, special tokens too', () => {
  const text = "It's the rest — not 日本 <|end|> of\n\n  it 😀\u{10ffff}";
  expect(trained.decode(trained.encode(text))).toBe(text);
  expect(trained.decode(trained.encode(text), { skipSpecialTokens: true })).toBe(text.replace('<|end|>', ''));
});

test('any bytes come back, valid UTF-8 or not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(trained.decodeBytes(trained.encode(bytes))).toEqual(bytes);
    }),
  );
});

test('offsets are bytes of the text and cover it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const { ids, offsets } = trained.encodeWithOffsets(text);
      const bytes = new TextEncoder().encode(text);
      expect(ids).toEqual(trained.encode(text));
      ids.forEach((id, i) => {
        expect(trained.decodeBytes([id])).toEqual(bytes.subarray(offsets[2 * i], offsets[2 * i + 1]));
      });
      expect(offsets.at(-1) ?? 0).toBe(bytes.length);
    }),
  );
});

test('a special token in the text is taken, refused, or only text, as asked', () => {
  const end = trained.idOf('<|end|>')!;
  expect([...trained.encode('a<|end|>')]).toContain(end);
  expect([...trained.encode('a<|end|>', { allowedSpecial: 'none' })]).not.toContain(end);
  expect(() => trained.encode('a<|end|>', { allowedSpecial: 'none', disallowedSpecial: 'all' })).toThrow(
    'the text holds the special token <|end|>, at character 1',
  );
  expect(() => trained.encode('a', { allowedSpecial: ['<|edn|>'] })).toThrow(
    '<|edn|> is not a special token',
  );
});

test('texts on several threads have the ids that they have on one, again and again', async () => {
  const texts = Array.from({ length: 300 }, (_, i) => `the test ${i} of ${'rest '.repeat(i)}`);
  const ids = texts.map((text) => trained.encode(text));
  expect(await trained.encodeBatch(texts)).toEqual(ids);
  expect(await trained.encodeBatch(texts, { threads: 2 })).toEqual(ids);
  const both = [trained.encodeBatch(texts, { threads: 3 }), trained.encodeBatch(texts, { threads: 2 })];
  expect(await Promise.all(both)).toEqual([ids, ids]);
  expect(await trained.encodeBatch([], { threads: 2 })).toEqual([]);
});

test('threads that are kept for the next batch do not end in the middle of one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const texts = Array.from({ length: 3000 }, () => 'the test '.repeat(1000));
  const long = trained.encodeBatch(texts, { threads: 2 });
  await trained.encodeBatch(texts.slice(0, 20), { threads: 2 });
  vi.advanceTimersByTime(60_000);
  expect(await long).toHaveLength(3000);
});

test('what encoding refuses on threads is refused, and the threads go on', async () => {
  const texts = Array.from({ length: 300 }, () => 'the test '.repeat(200));
  const refuse = { threads: 2, allowedSpecial: 'none', disallowedSpecial: 'all' } as const;
  await expect(trained.encodeBatch([...texts, '<|end|>', ...texts], refuse)).rejects.toMatchObject({
    code: 'bpe/special-token',
  });
  expect(await trained.encodeBatch(texts, { threads: 2 })).toHaveLength(300);
});

test('dropout of every merge leaves bytes, of none leaves the merges, and a seed gives the same cut', () => {
  const text = 'the test of the rest';
  const cut = (probability: number, seed = 1) => [
    ...trained.encode(text, { dropout: { probability, seed } }),
  ];
  expect(cut(1)).toEqual([...text].map((character) => trained.idOf(character === ' ' ? 'Ġ' : character)));
  expect(cut(0)).toEqual([...trained.encode(text)]);
  expect(cut(0.5)).toEqual(cut(0.5));
  expect(cut(0.5)).not.toEqual(cut(0.5, 2));
  expect(trained.decode(cut(0.5))).toBe(text);
});
