import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TokenizeOptions, tokenize, type UnitName } from '../index.ts';
import { BlockTokenizer, type BlockTokenizerOptions } from './block-tokenizer.ts';
import { textBlocks } from './text-blocks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function* chunksOf(text: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < text.length; from += size) yield text.subarray(from, from + size);
}

/** What {@link tokenize} gives, by way of blocks and threads. */
async function tokenizeBlocks(text: Uint8Array, blockBytes: number, options: BlockTokenizerOptions) {
  const tokenizer = new BlockTokenizer(options);
  const values: number[] = [];
  const offsets = [0];
  try {
    for await (const block of textBlocks(chunksOf(text, 64), blockBytes)) {
      const sentences = await tokenizer.read(block.text, block.isLast);
      for (const end of sentences.offsets.subarray(1)) offsets.push(values.length + end);
      for (const id of sentences.values) values.push(id);
    }
    const sentences = { values: Int32Array.from(values), offsets: Int32Array.from(offsets) };
    return { sentences, ...(await tokenizer.types()) };
  } finally {
    await tokenizer.close();
  }
}

/** The tokens, or what was said in refusing them. */
async function outcome(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    const { code, what, where } = (error as { details: Record<string, unknown> }).details;
    return { code, what, where };
  }
}

const word = fc.constantFrom(
  'a',
  'The',
  'the',
  'ÉTÉ',
  'été',
  "o'clock",
  '1,000.5',
  'incomprehensibly',
  '\u2003',
  '\ufeff',
);
const piece = fc.oneof(
  { weight: 6, arbitrary: word.map(utf8) },
  { weight: 6, arbitrary: fc.constantFrom(' ', '\n', '\r\n', '\n\n').map(utf8) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map(utf8) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 4 }) },
);
const anyText = fc
  .tuple(fc.boolean(), fc.array(piece, { size: 'large' }))
  .map(([marked, pieces]) =>
    Uint8Array.from([...(marked ? utf8('\ufeff') : []), ...pieces.flatMap((part) => [...part])]),
  );
const unit = fc.constantFrom<UnitName>('word', 'whitespace', 'character');

test('no number of threads, size of segments or of blocks changes anything, refusals included', async () => {
  const sizes = fc.record({
    threads: fc.integer({ min: 1, max: 3 }),
    segmentBytes: fc.integer({ min: 1, max: 40 }),
    blockBytes: fc.constantFrom(100, 1000, 100_000),
  });
  await fc.assert(
    fc.asyncProperty(
      anyText,
      unit,
      fc.boolean(),
      fc.boolean(),
      sizes,
      async (text, unit, lowercase, strict, sizes) => {
        const options = { unit, lowercase, strict };
        const whole = await outcome(() => tokenize(text, options));
        expect(await outcome(() => tokenizeBlocks(text, sizes.blockBytes, { ...options, ...sizes }))).toEqual(
          whole,
        );
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('of many invalid bytes the first is refused, with its line and place in the text', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => [...utf8(`line ${i}`), i >= 300 ? 0xff : 0x2e, 0x0a]);
  const text = Uint8Array.from(lines.flat());
  const options: TokenizeOptions = { unit: 'word', strict: true };
  const first = 10 * 8 + 90 * 9 + 200 * 10 + 8;
  expect(
    await outcome(() => tokenizeBlocks(text, 1000, { ...options, threads: 3, segmentBytes: 30 })),
  ).toEqual({
    code: 'tokenize/invalid-utf8',
    what: `byte ${first} of the text, 0xff, is not valid UTF-8`,
    where: { line: 301 },
  });
});
