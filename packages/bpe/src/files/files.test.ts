import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WordloomError } from '@wordloom/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tokenizer } from '../index.ts';
import { readExpected } from '../peers.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wordloom-bpe-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = readExpected().huggingFace.gpt2!.file as Record<string, unknown> & {
  model: Record<string, unknown>;
};
const gpt2 = Tokenizer.fromJSON(file);
const text = "It's 2024,\n\n  日本語 \u00a0é";

function detailsOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof WordloomError) return error.details;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('what is written is read again', () => {
  test('all formats, by path', async () => {
    const ids = gpt2.encode(text);
    await gpt2.save(join(folder, 'tokenizer.json'));
    expect((await Tokenizer.fromFile(join(folder, 'tokenizer.json'))).encode(text)).toEqual(ids);
    await gpt2.save(join(folder, 'pair'), { format: 'vocab+merges' });
    expect((await Tokenizer.fromFile(join(folder, 'pair'))).encode(text)).toEqual(ids);
    expect((await Tokenizer.fromFile(join(folder, 'pair', 'merges.txt'))).merges).toEqual(gpt2.merges);
    await gpt2.save(join(folder, 'old'), { format: 'gpt2' });
    expect((await Tokenizer.fromFile(join(folder, 'old'))).tokens).toEqual(gpt2.tokens);
    await gpt2.save(join(folder, 'r50k_base.tiktoken'), { format: 'tiktoken' });
    const ranks = await Tokenizer.fromFile(join(folder, 'r50k_base.tiktoken'));
    expect(ranks.decode(ranks.encode(text))).toBe(text);
  });

  test('a format that cannot say all is refused', () => {
    const llama3 = Tokenizer.fromJSON(readExpected().huggingFace.llama3!.file);
    expect(() => llama3.toFiles('gpt2')).toThrow(
      'the format gpt2 has no way to say another pattern than that of GPT-2',
    );
    expect(() => gpt2.toFiles('tiktokn' as 'tiktoken')).toThrow('there is no format tiktokn');
  });

  test('a path without a tokenizer, or with half of one, is told', async () => {
    await expect(Tokenizer.fromFile(join(folder, 'nothing'))).rejects.toThrow('no tokenizer was found there');
    writeFileSync(join(folder, 'vocab.json'), '{}');
    await expect(Tokenizer.fromFile(join(folder, 'vocab.json'))).rejects.toThrow('merges.txt is missing');
    writeFileSync(join(folder, 'mine.tiktoken'), 'IQ== 0\n');
    await expect(Tokenizer.fromFile(join(folder, 'mine.tiktoken'))).rejects.toThrow(
      'does not say by which pattern',
    );
  });
});

describe('what is damaged is refused', () => {
  test('ranks: no base64, a token or rank given twice, each with its line', () => {
    const read = (ranks: string) => () => Tokenizer.fromTiktoken(ranks, { pattern: 'r50k' });
    expect(detailsOf(read('IQ== 0\nnot a rank\n'))).toMatchObject({ code: 'bpe/format', where: { line: 2 } });
    expect(detailsOf(read('IQ== 0\nIg== 0\n'))).toMatchObject({
      what: 'the rank 0 is given twice',
      where: { line: 2 },
    });
    expect(detailsOf(read('IQ== 0\nIQ== 1\n'))).toMatchObject({
      what: 'the token IQ== is given twice: here and in line 1',
      where: { line: 2 },
    });
    expect(detailsOf(read('IQ== 9999999\n')).what).toContain('is not a whole number from 0 to 4194303');
    expect(detailsOf(read('')).what).toBe('the file of ranks is empty');
  });

  test('merges: a line that is no pair, or needs a token that there is not', () => {
    const read = (merges: string) => () => Tokenizer.fromGpt2('{"a":0,"b":1,"ab":2}', merges);
    expect(detailsOf(read('#version: 0.2\na b\na\n'))).toMatchObject({ where: { line: 3 } });
    expect(detailsOf(read('b a\n'))).toMatchObject({
      what: 'merge 1 needs the token "ba", which the vocabulary lacks',
      where: { line: 1 },
    });
  });

  test('vocabularies: an id given twice, an id out of bounds, no JSON', () => {
    expect(() => Tokenizer.fromGpt2('{"a":0,"b":0}', '')).toThrow(
      'the id 0 is given twice: to "a" and to "b"',
    );
    expect(() => Tokenizer.fromGpt2('{"a":1e12}', '')).toThrow('is not a whole number from 0 to 4194303');
    expect(() => Tokenizer.fromGpt2('{"a"', '')).toThrow('the vocabulary is not JSON');
  });
});

describe('what is not supported is refused by name', () => {
  const withPart = (part: object) => () => Tokenizer.fromJSON({ ...file, ...part });
  test.each([
    [{ model: { type: 'Unigram' } }, 'model "Unigram" is not supported'],
    [{ normalizer: { type: 'Precompiled' } }, 'normalizer "Precompiled" is not supported'],
    [{ pre_tokenizer: { type: 'Metaspace' } }, 'pre_tokenizer "Metaspace" is not supported'],
    [{ post_processor: { type: 'BertProcessing' } }, 'post_processor "BertProcessing" is not supported'],
    [
      { pre_tokenizer: { type: 'Split', pattern: { Regex: '(?<a' }, behavior: 'Isolated' } },
      'the pattern "(?<a" is not supported',
    ],
    [
      { pre_tokenizer: { type: 'Split', pattern: { String: 'a' }, behavior: 'MergedWithNext' } },
      'Split.behavior',
    ],
  ])('%j', (part, message) => {
    expect(withPart(part)).toThrow(message);
  });

  test('sequences that do not end', () => {
    let nested: object = { type: 'NFC' };
    for (let i = 0; i < 20; i++) nested = { type: 'Sequence', normalizers: [nested] };
    expect(withPart({ normalizer: nested })).toThrow('sequences within sequences');
  });
});

test('a pattern that never ends on a text is stopped', { timeout: 30_000 }, () => {
  const slow = Tokenizer.fromJSON({
    ...file,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: '(a+)+$' }, behavior: 'Isolated' },
        { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
      ],
    },
  });
  expect(slow.decode(slow.encode('aaa b'))).toBe('aaa b');
  expect(() => slow.encode(`${'a'.repeat(60)}b`)).toThrow('takes more than');
});
