import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { vocabularyText } from './bert-base-uncased.fixture.ts';
import { type TextInput, WordPieceTokenizer } from './index.ts';

const python = process.env.PYTHON ?? 'python3';
const script = fileURLToPath(new URL('../hugging_face.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'wordloom-wordpiece-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(({ skip }) => {
  const { status } = spawnSync(python, ['-c', 'import tokenizers'], { stdio: 'ignore' });
  skip(status !== 0, `${python} with tokenizers is not installed: pip install tokenizers, or set PYTHON`);
});

const settings = {
  uncased: {},
  cased: { lowercase: false },
  'lower case with accents': { stripAccents: false },
  'without cleaning': { cleanText: false, handleChineseChars: false },
};

const texts = fc.sample(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'abAB éÉñ̃́ー〮𝅭漢が,.!#[]\t\n', '[SEP]', '##a', 'ing'), maxLength: 30 }),
  ),
  { numRuns: 4000, seed: 1 },
);
const pairs = texts.slice(0, 1000).map((text, i) => [text, texts[i + 1000]!] as const);

test.each(Object.entries(settings))(
  'Hugging Face reads what we save and finds the same: %s',
  async (_, options) => {
    const tokenizer = WordPieceTokenizer.fromVocabulary(vocabularyText, options);
    const file = join(folder, 'tokenizer.json');
    await tokenizer.save(file);
    compare(tokenizer, file, [...texts, ...pairs], null);
    compare(tokenizer, file, pairs, 12);
  },
);

test('added tokens take white space beside them, and keep off words', () => {
  const json = JSON.parse(JSON.stringify(WordPieceTokenizer.fromVocabulary(vocabularyText)));
  const added = { special: false, normalized: false, single_word: false, lstrip: false, rstrip: false };
  json.added_tokens.push(
    { ...added, id: 30522, content: 'newx', single_word: true },
    { ...added, id: 30523, content: '<e>', lstrip: true, rstrip: true },
    { ...added, id: 30524, content: '<e>x' },
  );
  const file = join(folder, 'added.json');
  writeFileSync(file, JSON.stringify(json));
  const inputs = [
    'a newx one',
    'anewx newxer newx',
    ' \u3000<e>  b',
    '<e>x<e> <e>x',
    'newx',
    'é newx_ newx-newx',
    'x <e> <e> y',
  ];
  compare(WordPieceTokenizer.fromJSON(json), file, inputs, null);
});

function compare(
  tokenizer: WordPieceTokenizer,
  file: string,
  inputs: readonly TextInput[],
  maxLength: number | null,
): void {
  const request = JSON.stringify({ file, inputs, max_length: maxLength });
  const output = execFileSync(python, [script], { input: request, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const found = inputs.map((input) => {
    const options = maxLength === null ? {} : { maxLength };
    const { ids, typeIds, offsets } = tokenizer.encodeWithOffsets(input, options);
    const places = Array.from(ids, (_, i) => [offsets[2 * i], offsets[2 * i + 1]]);
    return [[...ids], [...typeIds], places, tokenizer.decode(ids)];
  });
  expect(found).toEqual(JSON.parse(output));
}
