import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Tokenizer } from '../tokenizer.ts';
import { firstTokens } from './first-tokens.ts';
import { pieceText } from './piece-text.ts';
import { textLines } from './text-lines.ts';

const packed = new URL('../../../datasets/data/wikitext-2/wiki.valid.tokens.gz', import.meta.url);
const bytes = gunzipSync(readFileSync(packed)).subarray(0, 200_000);
const lines = bytes.toString().split('\n');

async function* inChunks(size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesIn(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of textLines(chunks)) found.push(Buffer.from(line).toString());
  return found;
}

test('lines are the same however the text is cut into chunks, and together are the text', async () => {
  const whole = await linesIn(inChunks(bytes.length));
  expect(whole.join('')).toBe(bytes.toString());
  expect(whole.slice(0, -1).every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  for (const size of [7, 1000, 65_536]) expect(await linesIn(inChunks(size))).toEqual(whole);
});

test('the first tokens of a vocabulary are what training to that size gives', async () => {
  const train = (vocabularySize: number) =>
    Tokenizer.train(textLines(inChunks(65_536)), {
      kind: 'byte-level',
      vocabularySize,
      specialTokens: ['<s>'],
    });
  const large = await train(2000);
  const small = await train(700);
  const cut = new Tokenizer(firstTokens(large.definition, 700));
  expect(cut.merges).toEqual(small.merges);
  expect(cut.vocabularySize).toBe(700);
  for (const line of lines) expect(cut.encode(line)).toEqual(small.encode(line));
});

test('a piece is shown as its text, a part of a character as its bytes', async () => {
  const tokenizer = await Tokenizer.train(['the the é'], { kind: 'byte-level', vocabularySize: 260 });
  const shown = (text: string, spelled: boolean) =>
    Array.from(tokenizer.encode(text), (id) => pieceText(tokenizer, id, spelled));
  expect(shown(' the\n', true)).toEqual(['Ġthe', 'Ċ']);
  expect(shown(' the\n', false)).toEqual([' the', '\n']);
  expect(shown('東', false)).toEqual(['\\xe6', '\\x9d', '\\xb1']);
});
