import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { vocabularyText } from '../bert-base-uncased.fixture.ts';
import { WordPieceTokenizer } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-wordpiece-'));
afterAll(() => rmSync(folder, { recursive: true }));
const bert = WordPieceTokenizer.fromVocabulary(vocabularyText);
const small = () =>
  JSON.parse(
    JSON.stringify(WordPieceTokenizer.fromVocabulary(['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a', '##b'])),
  );

test('a vocab.txt comes back byte for byte', async () => {
  const path = join(folder, 'vocab.txt');
  await bert.save(path);
  expect(readFileSync(path, 'utf8')).toBe(vocabularyText);
  expect((await WordPieceTokenizer.fromFile(path)).tokens).toEqual(bert.tokens);
});

test('a tokenizer.json comes back with the same settings', async () => {
  const path = join(folder, 'tokenizer.json');
  await bert.save(path);
  const loaded = await WordPieceTokenizer.fromFile(path);
  expect(loaded.toJSON()).toEqual(bert.toJSON());
  expect(loaded.encode('Unaffable [MASK]')).toEqual(bert.encode('Unaffable [MASK]'));
});

describe('a tokenizer.json that means something else is refused by name', () => {
  test.each([
    [
      'model',
      (json: ReturnType<typeof small>) => {
        json.model.type = 'BPE';
      },
    ],
    [
      'normalizer',
      (json) => {
        json.normalizer = { type: 'Lowercase' };
      },
    ],
    [
      'pre_tokenizer',
      (json) => {
        json.pre_tokenizer = { type: 'Whitespace' };
      },
    ],
    [
      'post_processor',
      (json) => {
        json.post_processor.type = 'RobertaProcessing';
      },
    ],
    [
      'decoder',
      (json) => {
        json.decoder = { type: 'ByteLevel' };
      },
    ],
    [
      'added_tokens[0].normalized',
      (json) => {
        json.added_tokens[0].normalized = true;
      },
    ],
  ])('%s', (part, change) => {
    const json = small();
    change(json);
    expect(() => WordPieceTokenizer.fromJSON(json)).toThrow(
      expect.objectContaining({ code: 'wordpiece/unsupported', message: expect.stringContaining(part) }),
    );
  });
});

describe('a damaged tokenizer.json is refused with what is wrong', () => {
  test.each([
    [
      "model.vocab.##b has id 5, which 'a' has too",
      (json: ReturnType<typeof small>) => {
        json.model.vocab = { ...json.model.vocab, '##b': 5, a: 5 };
      },
    ],
    [
      'model.vocab has no token of id 6, though it has ids up to 7',
      (json) => {
        json.model.vocab.c = 7;
      },
    ],
    [
      'model.vocab.a is 1e+99, where a whole number from 0 to 2097152 must be',
      (json) => {
        json.model.vocab.a = 1e99;
      },
    ],
    [
      'model is missing, where an object must be',
      (json) => {
        json.model = undefined;
      },
    ],
    [
      'added_tokens is {}, where a list must be',
      (json) => {
        json.added_tokens = {};
      },
    ],
    [
      'model.max_input_chars_per_word is 1000000000, where a whole number from 0 to 1000 must be',
      (json) => {
        json.model.max_input_chars_per_word = 1e9;
      },
    ],
    [
      'added_tokens[0].content is empty',
      (json) => {
        json.added_tokens[0].content = '';
      },
    ],
    [
      'post_processor.special_tokens.[CLS].ids[0] is 6, where a whole number from 0 to 5 must be',
      (json) => {
        json.post_processor.special_tokens['[CLS]'].ids = [6];
      },
    ],
  ])('%s', (what, change) => {
    const json = small();
    change(json);
    expect(() => WordPieceTokenizer.fromJSON(json)).toThrow(
      expect.objectContaining({ code: 'wordpiece/tokenizer-json', message: what }),
    );
  });
});

test('errors of a file name it', async () => {
  const path = join(folder, 'bad.json');
  writeFileSync(path, '{"model": ');
  await expect(WordPieceTokenizer.fromFile(path)).rejects.toMatchObject({
    code: 'wordpiece/tokenizer-json',
    details: { where: { file: path } },
  });
  await expect(WordPieceTokenizer.fromFile(join(folder, 'none'))).rejects.toMatchObject({
    code: 'wordpiece/no-file',
  });
});
