import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize, tokenStream, type UnitName } from './index.ts';

const unit = fc.constantFrom<UnitName>('word', 'whitespace', 'character');
const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    fc
      .constantFrom(' ', '\n', '\r\n', '\u00a0', "o'clock", '\ufeff')
      .map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ max: 255, maxLength: 4 }),
  ),
);

test('cutting a text into chunks, anywhere, changes nothing', () => {
  fc.assert(
    fc.property(pieces, fc.array(fc.nat({ max: 40 })), unit, fc.boolean(), (parts, cuts, unit, lowercase) => {
      const text = Uint8Array.from(parts.flatMap((part) => [...part]));
      const whole = tokenize(text, { unit, lowercase, spans: true });

      const stream = tokenStream({ unit, lowercase, spans: true });
      const values: number[] = [];
      const lengths: number[] = [];
      const starts: number[] = [];
      const take = () => {
        const { sentences, spans } = stream.take();
        values.push(...sentences.values);
        starts.push(...spans!.start);
        lengths.push(...Array.from(sentences.offsets.subarray(1), (end, i) => end - sentences.offsets[i]!));
      };
      let from = 0;
      for (const cut of cuts) {
        stream.push(text.subarray(from, from + cut));
        take();
        from += cut;
      }
      stream.push(text.subarray(from));
      stream.finish();
      take();

      expect(values).toEqual([...whole.sentences.values]);
      expect(starts).toEqual([...whole.spans!.start]);
      expect(lengths).toEqual(
        [...whole.sentences.offsets].slice(1).map((end, i) => end - whole.sentences.offsets[i]!),
      );
      expect(stream.types()).toEqual(whole.types);
      expect(stream.replaced()).toBe(whole.replaced);
    }),
    { numRuns: 300 },
  );
});

test('a text of one long line without a space is one token, and its length no obstacle', () => {
  const stream = tokenStream({ unit: 'whitespace' });
  const chunk = new Uint8Array(700_000).fill(0x61);
  for (let i = 0; i < 5; i++) stream.push(chunk);
  stream.finish();
  expect(stream.take().sentences).toEqual({ values: Int32Array.of(0), offsets: Int32Array.of(0, 1) });
  expect(stream.types().words.bytes.length).toBe(3_500_000);
});

test('taking gives the sentences that are complete; the open line follows', () => {
  const stream = tokenStream({ unit: 'whitespace' });
  stream.push(new TextEncoder().encode('a b\nc '));
  expect(stream.take().sentences).toEqual({ values: Int32Array.of(0, 1), offsets: Int32Array.of(0, 2) });
  expect(stream.pending).toBe(1);
  stream.finish();
  expect(stream.take().sentences).toEqual({ values: Int32Array.of(2), offsets: Int32Array.of(0, 1) });
});
