import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { expected, vocabularyText } from './bert-base-uncased.fixture.ts';
import { WordPieceTokenizer } from './index.ts';

const bert = WordPieceTokenizer.fromVocabulary(vocabularyText);
const pieces = (text: string) =>
  Array.from(bert.encode(text, { addSpecialTokens: false }), (id) => bert.tokenOf(id));

test.each(expected.texts)('ids, types, bytes and decoded text are those of Hugging Face: $input', (found) => {
  const { ids, typeIds, offsets } = bert.encodeWithOffsets(found.input);
  expect([...ids]).toEqual(found.ids);
  expect([...typeIds]).toEqual(found.typeIds);
  expect([...offsets]).toEqual(found.offsets.flat());
  expect(bert.encode(found.input)).toEqual(ids);
  expect(bert.decode(ids)).toBe(found.decoded);
});

test.each(Object.entries(expected.truncated))(
  'pairs are cut to %s pieces, the longer first',
  (length, cases) => {
    for (const found of cases) {
      const { ids, typeIds, offsets } = bert.encodeWithOffsets(found.input, { maxLength: Number(length) });
      expect([...ids]).toEqual(found.ids);
      expect([...typeIds]).toEqual(found.typeIds);
      expect([...offsets]).toEqual(found.offsets.flat());
    }
  },
);

function sha256(texts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(bert.encode(text));
  return hash.digest('hex');
}

test('every code point is classed, decomposed and lowered as Hugging Face has it', () => {
  const texts = function* () {
    for (let code = 0; code < 0x110000; code++) {
      const character = String.fromCodePoint(code);
      if (code < 0xd800 || code > 0xdfff) yield `a${character}b ${character}`;
    }
  };
  expect(sha256(texts())).toBe(expected.sha256['every code point']);
});

test('WikiText-2 has the ids that Hugging Face gives', () => {
  const packed = new URL('../../datasets/data/wikitext-2/wiki.valid.tokens.gz', import.meta.url);
  const text = gunzipSync(readFileSync(packed)).toString();
  expect(sha256(text.split('\n'))).toBe(expected.sha256['wiki.valid.tokens']);
  const lines = text.split('\n').map((line) => bert.encode(line, { addSpecialTokens: false }));
  const whole = bert.encode(text, { addSpecialTokens: false });
  expect(whole).toEqual(Int32Array.from(lines.flatMap((ids) => [...ids])));
});

test('a word is cut into the longest pieces, and one that cannot be is unknown', () => {
  expect(pieces('unaffable')).toEqual(['una', '##ffa', '##ble']);
  expect(pieces('tokenization')).toEqual(['token', '##ization']);
  expect(pieces('x☃y')).toEqual(['[UNK]']);
});

test('an unpaired surrogate is dropped, as U+FFFD is', () => {
  expect(pieces('ab\ud800cd')).toEqual(pieces('abcd'));
});

test('a cased tokenizer keeps case and accents', () => {
  const tokens = ['[UNK]', '[CLS]', '[SEP]', 'Café', 'caf', '##é'];
  const cased = WordPieceTokenizer.fromVocabulary(tokens, { lowercase: false });
  expect([...cased.encode('Café café')]).toEqual([1, 3, 4, 5, 2]);
});

test('rows of a padded batch say what is text', () => {
  const batch = bert.encodePadded(['hello world', ['hi', 'there']], { multipleOf: 8 });
  expect(batch).toEqual({
    rows: 2,
    length: 8,
    ids: Int32Array.of(101, 7592, 2088, 102, 0, 0, 0, 0, 101, 7632, 102, 2045, 102, 0, 0, 0),
    typeIds: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0),
    mask: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0),
  });
});

test('only the text that may be cut is cut', () => {
  const pair = ['one two three', 'four five six'] as const;
  const cut = (truncation: 'only-first' | 'only-second') =>
    bert.decode(bert.encode(pair, { maxLength: 7, truncation }));
  expect(cut('only-first')).toBe('one four five six');
  expect(cut('only-second')).toBe('one two three four');
});

test.each([
  [() => bert.encode('a', { maxLength: 1 }), 'wordpiece/max-length'],
  [() => bert.encode(['a', 'b c d'], { maxLength: 4, truncation: 'only-first' }), 'wordpiece/truncation'],
  [() => bert.encodePadded(['one two three'], { length: 4 }), 'wordpiece/length'],
  [() => bert.decode([30522]), 'wordpiece/unknown-id'],
  [() => WordPieceTokenizer.fromVocabulary(['[UNK]', '[CLS]']), 'wordpiece/unknown-token'],
  [() => WordPieceTokenizer.fromVocabulary('[UNK]\na\nb\na\n'), 'wordpiece/vocabulary'],
  [() => WordPieceTokenizer.fromVocabulary(''), 'wordpiece/vocabulary'],
])('what cannot be is refused: %s', (run, code) => {
  expect(run).toThrow(expect.objectContaining({ code }));
});
