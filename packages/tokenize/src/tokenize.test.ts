import { readCorpus } from '@wordloom/e2e/corpora';
import { WordloomError } from '@wordloom/errors';
import { unpackStrings } from '@wordloom/schema';
import { expect, test } from 'vitest';
import { type TokenizeOptions, type Tokens, tokenize } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** The tokens of each sentence, as strings. */
function sentencesOf({ sentences, types }: Tokens): string[][] {
  const words = unpackStrings(types.words);
  return Array.from({ length: sentences.offsets.length - 1 }, (_, s) =>
    Array.from(sentences.values.subarray(sentences.offsets[s], sentences.offsets[s + 1]), (id) => words[id]!),
  );
}
const tokensOf = (text: string, options: TokenizeOptions) => sentencesOf(tokenize(utf8(text), options));

test('a type is numbered when first seen, and counted', () => {
  const { sentences, types } = tokenize(utf8('to be or\nnot to be'), { unit: 'whitespace' });
  expect(sentences).toEqual({ values: Int32Array.of(0, 1, 2, 3, 0, 1), offsets: Int32Array.of(0, 3, 6) });
  expect(unpackStrings(types.words)).toEqual(['to', 'be', 'or', 'not']);
  expect(types.counts).toEqual(Uint32Array.of(2, 2, 1, 1));
});

test('lines are what splitting at newlines gives: empty ones stay, and the last newline is followed by one', () => {
  expect(tokensOf('a b\r\n\r\nc\n', { unit: 'whitespace' })).toEqual([['a', 'b'], [], ['c'], []]);
  expect(tokensOf('', { unit: 'whitespace' })).toEqual([[]]);
});

test('words keep their inner apostrophes and hyphens, numbers their points; all else stands alone', () => {
  const [tokens] = tokensOf("“Don't”—said well-known O’Neill, at 1,000.50 (e.g.) -x- 's", { unit: 'word' });
  expect(tokens!.join(' ')).toBe("“ Don't ” — said well-known O’Neill , at 1,000.50 ( e . g . ) - x - ' s");
});

test('words in any alphabet, with their marks: decomposed accents, Devanagari vowels, Persian joiners', () => {
  const text = 'cafe\u0301s हिन्दी می\u200cخواهم 東京 👍\u{1f3fd} ❤\ufe0f';
  expect(tokensOf(text, { unit: 'word' })[0]).toEqual([
    'cafe\u0301s',
    'हिन्दी',
    'می\u200cخواهم',
    '東京',
    '👍',
    '\u{1f3fd}',
    '❤\ufe0f',
  ]);
});

test('white space is that of Unicode; control characters and zero width spaces are data', () => {
  const text = 'a\u00a0b\u2003c\u3000d\u2028e\u0085f\u1680g\u202fh\u205fi\tj \u0000k\u001b[2J l\u200bm\ufeff';
  expect(tokensOf(text, { unit: 'whitespace' })[0]).toEqual([
    ...'abcdefghij',
    '\u0000k\u001b[2J',
    'l\u200bm\ufeff',
  ]);
});

test('characters are code points, spaces too, without the line ends', () => {
  expect(tokensOf('né 👍\r\n\rx', { unit: 'character' })).toEqual([
    ['n', 'é', ' ', '👍'],
    ['\r', 'x'],
  ]);
});

test('lower case is that of Unicode, and cases of one word are one type', () => {
  const { sentences, types } = tokenize(utf8('THE The the ÉTÉ ΟΔΟΣ İ ẞ'), { unit: 'word', lowercase: true });
  expect(unpackStrings(types.words)).toEqual(['the', 'été', 'οδος', 'i\u0307', 'ß']);
  expect(types.counts).toEqual(Uint32Array.of(3, 1, 1, 1, 1));
  expect(sentences.values).toEqual(Int32Array.of(0, 0, 0, 1, 2, 3, 4));
});

test('spans are places in the bytes given, whatever the token became', () => {
  const bytes = utf8('\ufeffİs it?\nYes');
  const { spans, sentences } = tokenize(bytes, { unit: 'word', lowercase: true, spans: true });
  const texts = Array.from(sentences.values, (_, i) =>
    new TextDecoder().decode(bytes.subarray(spans!.start[i], spans!.end[i])),
  );
  expect(texts).toEqual(['İs', 'it', '?', 'Yes']);
  expect(spans!.start).toEqual(Float64Array.of(3, 7, 9, 11));
});

test('a byte order mark is skipped at the start only', () => {
  expect(tokensOf('\ufeffa \ufeffb', { unit: 'whitespace' })).toEqual([['a', '\ufeffb']]);
  expect(tokensOf('\ufeff', { unit: 'character' })).toEqual([[]]);
});

test('invalid UTF-8 is replaced and counted; a U+FFFD in the text is not', () => {
  const bytes = Uint8Array.of(...utf8('ok \ufffd x'), 0xff, 0x20, 0xe2, 0x82, 0x20, ...utf8('x'), 0xff);
  const tokens = tokenize(bytes, { unit: 'whitespace' });
  expect(sentencesOf(tokens)).toEqual([['ok', '\ufffd', 'x\ufffd', '\ufffd', 'x\ufffd']]);
  expect(tokens.replaced).toBe(3);
});

test('strict refuses invalid UTF-8 with its line and byte', () => {
  const bytes = Uint8Array.of(...utf8('\ufeffgood\n\nbad: \ufffdé'), 0x80, 0x0a);
  const attempt = () => tokenize(bytes, { unit: 'whitespace', strict: true });
  expect(attempt).toThrow('byte 19 of the text, 0x80, is not valid UTF-8');
  expect(attempt).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ where: { line: 3 } }) }),
  );
});

test('an unknown unit is answered with the nearest', () => {
  const attempt = () => tokenize(utf8('a'), { unit: 'words' as 'word' });
  expect(attempt).toThrow(WordloomError);
  expect(attempt).toThrow("there is no unit 'words'");
});

test('text in shared memory is read as it is', () => {
  const shared = new Uint8Array(new SharedArrayBuffer(5));
  shared.set(utf8('é été').subarray(0, 5));
  expect(sentencesOf(tokenize(shared, { unit: 'word', lowercase: true }))[0]![0]).toBe('é');
});

test('Penn Treebank has 42,069 sentences, 887,521 tokens, "the" 50,770 and "join" 45 times', async ({
  skip,
}) => {
  const { sentences, types } = tokenize(await readCorpus('ptb/ptb.train.txt', skip), { unit: 'whitespace' });
  const words = unpackStrings(types.words);
  expect(sentences.offsets.length - 1).toBe(42_069);
  expect(sentences.values.length).toBe(887_521);
  expect(types.counts[words.indexOf('the')]).toBe(50_770);
  expect(types.counts[words.indexOf('join')]).toBe(45);
});

test('WikiText-2 has 2,088,628 tokens of 33,278 types with one <eos> a line', async ({ skip }) => {
  const { sentences, types } = tokenize(await readCorpus('wikitext-2/wiki.train.tokens', skip), {
    unit: 'whitespace',
  });
  const lines = sentences.offsets.length - 2; // the text ends in a newline
  expect(lines).toBe(36_718);
  expect(sentences.values.length + lines).toBe(2_088_628);
  expect(types.counts.length + 1).toBe(33_278);
});
