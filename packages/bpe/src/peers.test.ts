import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from '@wordloom/e2e/corpora';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tokenizer } from './index.ts';
import {
  type Expected,
  peersFolder,
  pythonWithPeers,
  readExpected,
  readMergesHash,
  readPublished,
} from './peers.fixture.ts';

const kept = readExpected();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wordloom-bpe-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function idsOf(tokenizer: Tokenizer, { texts }: Expected): number[][] {
  return texts.map((text) => [...tokenizer.encode(text)]);
}

function expectHuggingFace(expected: Expected): void {
  for (const [name, { file, ids, decoded }] of Object.entries(expected.huggingFace)) {
    const tokenizer = Tokenizer.fromJSON(file);
    expect(idsOf(tokenizer, expected), name).toEqual(ids);
    expect(
      ids.map((each) => tokenizer.decode(each)),
      name,
    ).toEqual(decoded);
    const again = Tokenizer.fromJSON(tokenizer.toFiles()['tokenizer.json']!);
    expect(idsOf(again, expected), `${name}, written and read`).toEqual(ids);
  }
}

function byRanks({ huggingFace }: Expected, pattern: keyof Expected['tiktoken']): Tokenizer {
  const ranks = Tokenizer.fromJSON(huggingFace.gpt2!.file).toFiles('tiktoken')['ranks.tiktoken']!;
  return Tokenizer.fromTiktoken(ranks, { pattern, specialTokens: {} });
}

function expectTiktoken(expected: Expected): void {
  for (const pattern of ['r50k', 'cl100k', 'o200k'] as const) {
    const tokenizer = byRanks(expected, pattern);
    expect(idsOf(tokenizer, expected), pattern).toEqual(expected.tiktoken[pattern]);
    const asJson = Tokenizer.fromJSON(tokenizer.toFiles()['tokenizer.json']!);
    expect(idsOf(asJson, expected), `${pattern} as tokenizer.json`).toEqual(expected.tiktoken[pattern]);
  }
}

async function expectTraining({ corpus, huggingFace }: Expected): Promise<void> {
  const theirs = Tokenizer.fromJSON(huggingFace.gpt2!.file);
  const ours = await Tokenizer.train(corpus, { kind: 'byte-level', vocabularySize: 700 });
  expect(ours.merges).toEqual(theirs.merges);
  expect(ours.tokens).toEqual(theirs.tokens);
}

describe('texts kept with what the peers make of them', () => {
  test('Hugging Face: ids and texts of five kinds of tokenizer', () => expectHuggingFace(kept));
  test('tiktoken: ids by its three patterns', () => expectTiktoken(kept));
  test.each(['r50k', 'cl100k', 'o200k'] as const)('tiktoken: ids of its published %s', (pattern) => {
    const { texts, tiktoken } = readPublished();
    const tokenizer = Tokenizer.fromTiktoken(tiktoken[pattern].ranks, { pattern, specialTokens: {} });
    expect(texts.map((text) => [...tokenizer.encode(text)])).toEqual(tiktoken[pattern].ids);
    expect(tiktoken[pattern].ids.map((ids) => tokenizer.decode(ids))).toEqual(texts);
  });
  test("Hugging Face's trainer: all tokens and merges", () => expectTraining(kept));
  test.each([8192, 32_000])("Hugging Face's trainer: %i tokens from WikiText-2", async (size) => {
    const text = await readCorpus('wikitext-2/wiki.train.tokens', expect.unreachable);
    const path = join(folder, 'wikitext-2');
    writeFileSync(path, text);
    const { merges } = await Tokenizer.train({ files: [path] }, { kind: 'byte-level', vocabularySize: size });
    const lines = merges.map((pair) => pair.join(' ')).join('\n');
    expect(hash('sha256', lines)).toBe(readMergesHash(size));
  });
});

describe('the peers themselves', { timeout: 120_000 }, () => {
  test('give the same ids for other texts, and the same merges', async ({ skip }) => {
    const python = pythonWithPeers(skip);
    const path = join(folder, 'expected.json');
    execFileSync(python, [join(peersFolder, 'expected.py'), path, '2', '2000']);
    const expected = readExpected(path);
    expectHuggingFace(expected);
    expectTiktoken(expected);
    await expectTraining(expected);
  });

  test('Hugging Face reads the files that are written here', async ({ skip }) => {
    const python = pythonWithPeers(skip);
    const words = await Tokenizer.train(['low lower lowest new newer newest wide wider widest'.repeat(3)], {
      kind: 'character',
      vocabularySize: 40,
      endOfWord: '_',
      specialTokens: ['[UNK]'],
      unknownToken: '[UNK]',
    });
    const tokenizers = {
      r50k: byRanks(kept, 'r50k'),
      cl100k: byRanks(kept, 'cl100k'),
      o200k: byRanks(kept, 'o200k'),
      words,
    };
    for (const [name, tokenizer] of Object.entries(tokenizers)) {
      const texts = name === 'words' ? ['lower  newest', 'wild lowest\nnew', ' '] : kept.texts;
      const path = join(folder, `${name}.json`);
      await tokenizer.save(path);
      const input = JSON.stringify(texts);
      const read = JSON.parse(
        execFileSync(python, [join(peersFolder, 'read.py'), path], { input, encoding: 'utf8' }),
      );
      const ids = texts.map((text) => [...tokenizer.encode(text)]);
      expect(read.ids, name).toEqual(ids);
      expect(read.decoded, name).toEqual(ids.map((each) => tokenizer.decode(each)));
    }
  });
});
