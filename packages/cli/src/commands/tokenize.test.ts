import { join } from 'node:path';
import { Tokenizer } from '@wordloom/bpe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenizeOutput } from '../index.ts';
import { answerOf, SampleProject } from '../sample/sample-project.ts';

const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'un', '##aff', '##able', '!', '日'].join('\n');
let sample: SampleProject;
beforeAll(async () => {
  sample = new SampleProject({ 'bert/vocab.txt': vocabulary });
  const bpe = await Tokenizer.train(['low lower lowest, low lower'], {
    kind: 'byte-level',
    vocabularySize: 260,
  });
  for (const format of ['tokenizer.json', 'gpt2', 'tiktoken'] as const) {
    for (const [name, text] of Object.entries(bpe.toFiles(format))) sample.write(`bpe/${name}`, text);
  }
  sample.write('gpt2/vocab.bpe', bpe.toFiles('gpt2')['vocab.bpe']!);
  sample.write('gpt2/encoder.json', bpe.toFiles('gpt2')['encoder.json']!);
});
afterAll(() => sample[Symbol.dispose]());

test('pieces stand in brackets where there are no colors, with their ids and number', async () => {
  const { code, out } = await sample.wordloom('tokenize', 'unaffable! 日', '--with', 'bert');
  expect(code).toBe(0);
  expect(out).toBe(
    '[CLS] [un][##aff][##able][!] [日] [SEP]\n\nids: 2 4 5 6 7 8 3\n\n7 tokens · 12 characters · WordPiece of 9 tokens, bert\n',
  );
});

test('pieces have turns of color where there are colors, and parts of a character are bytes', async () => {
  const { out } = await sample.wordloom('tokenize', ' lower é', '--with', 'bpe/tokenizer.json', '--color');
  const piece = (background: number, text: string) =>
    `\u001b[30m\u001b[${background}m${text}\u001b[49m\u001b[39m`;
  const [line] = out.split('\n');
  expect(line).toBe(
    [piece(46, ' lowe'), piece(43, 'r'), piece(42, ' '), piece(45, '\\xc3'), piece(46, '\\xa9')].join(''),
  );
});

test.each([
  ['bpe/tokenizer.json', 'BPE', []],
  ['gpt2', 'BPE', []],
  ['gpt2/vocab.bpe', 'BPE', []],
  ['bpe/ranks.tiktoken', 'BPE (tiktoken, r50k)', ['--pattern', 'r50k']],
])('%s gives the same tokens', async (file, kind, more) => {
  const { out } = await sample.wordloom('tokenize', ' lower', '--with', file, '--json', ...more);
  const { tokenizer, tokens } = tokenizeOutput.parse(JSON.parse(out));
  expect(tokenizer).toMatchObject({ kind, from: file });
  expect(tokens.map(({ token, start, end }) => [token, start, end])).toEqual([
    ['Ġlowe', 0, 5],
    ['r', 5, 6],
  ]);
});

test('standard input is read where there is no text', async () => {
  const child = sample.start('tokenize', '--with', 'bert/vocab.txt');
  const { out } = await answerOf(child);
  expect(out).toContain('[CLS] [SEP]\n');
  expect(out).toContain('2 tokens · 0 characters');
});

test('the tokenizer of a run: the newest of a pipeline, or the newest with a profile', async () => {
  sample.write(
    'pipelines/pieces/pipeline.ts',
    `import { trainBpe } from '@wordloom/bpe/stage';
import { definePipeline, text } from '@wordloom/stage';

const words = { name: 'words', summary: 'a few words', type: text, paths: ['words.txt'], sources: [] };

export default definePipeline({
  name: 'pieces',
  summary: 'byte pairs',
  profiles: { large: { 'train.vocabularySize': 262 } },
  build: (p) => ({ tokenizer: p.stage('train', trainBpe, { text: p.asset(words) }, { vocabularySize: 257 }).tokenizer }),
});
`,
  );
  await sample.wordloom('run', 'pieces', '--profile', 'large');
  await sample.wordloom('run', 'pieces');
  const size = async (...more: string[]) => {
    const { out } = await sample.wordloom('tokenize', 'king', '--in', 'pieces', '--json', ...more);
    return tokenizeOutput.parse(JSON.parse(out)).tokenizer.vocabularySize;
  };
  expect(await size()).toBe(257);
  expect(await size('--profile', 'large')).toBe(262);
  const other = await sample.wordloom('tokenize', 'king', '--in', 'pieces', '--profile', 'larg');
  expect(other.err).toContain('did you mean large?');
  const { err } = await sample.wordloom('tokenize', 'king', '--in', 'piece');
  expect(err).toContain("there is no tokenizer of pipeline 'piece' in the store");
  expect(err).toContain('pieces');
});

describe('what is no tokenizer is refused, with what is', () => {
  beforeAll(() => {
    sample.write('notes.txt', 'some words\n');
    sample.write('unigram.json', '{"model": {"type": "Unigram"}}');
    sample.write('broken.json', '{"model": ');
    sample.write('empty/readme', '');
  });
  test.each([
    ['notes.txt', 'cli/unknown-tokenizer', 'give a tokenizer.json (BPE or WordPiece)'],
    ['unigram.json', 'cli/unknown-tokenizer', "its model is 'Unigram'"],
    ['broken.json', 'cli/unknown-tokenizer', 'it is not JSON'],
    ['empty', 'cli/unknown-tokenizer', 'no file in it has a name'],
    ['bpe/ranks.tiktoken', 'cli/tiktoken-pattern', '--pattern r50k'],
    ['nowhere', 'cli/no-tokenizer', 'give the path'],
  ])('%s', async (file, error, words) => {
    const { code, err } = await sample.wordloom('tokenize', 'x', '--with', file);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`[${error}]`) });
    expect(err).toContain(words);
  });
  test('neither and both of --with and --in', async () => {
    expect((await sample.wordloom('tokenize', 'x')).err).toContain('which tokenizer is not said');
    const both = await sample.wordloom(
      'tokenize',
      'x',
      '--with',
      join('bert', 'vocab.txt'),
      '--in',
      'sample',
    );
    expect(both.err).toContain('a file and a run are both named');
  });
});
