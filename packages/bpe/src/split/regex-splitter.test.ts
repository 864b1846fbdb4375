import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import type { PatternName } from '../definition.ts';
import { PATTERN_SOURCES, translatePattern } from '../files/hf-patterns.ts';
import { RegexSplitter } from './regex-splitter.ts';
import { type Splitter, splitterOf } from './splitter.ts';

const GPT2 = "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
const parts =
  "'s|'LL|'re|'\u017f|\r\n|\n| |  |\t|\u00a0|\u0085|\ufeff|a|B|Abc|é|e\u0301|\u0301|\u01c5|\u02b0|中|かな|123|1234|½|!|...|/|😀|_|\u2028|𝐀|𐐨".split(
    '|',
  );

function piecesOf(splitter: Splitter, bytes: Uint8Array): number[] {
  const padded = new Uint8Array(bytes.length + 8);
  padded.set(bytes);
  splitter.prepare?.(padded, 0, bytes.length);
  const ends: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    at = splitter.pieceEnd(padded, at, bytes.length);
    ends.push(at);
  }
  return ends;
}

test.each(['gpt2', 'cl100k', 'llama3', 'o200k'] as const)(
  'the scanner of %s cuts as its pattern does',
  (name: PatternName) => {
    const random = randomStream(name);
    const scanner = splitterOf({ scanner: name });
    const pattern = translatePattern(PATTERN_SOURCES[name] ?? GPT2);
    const regex = new RegexSplitter([{ pattern, flags: 'u', matches: 'isolated' }]);
    for (let round = 0; round < 1000; round++) {
      const text = Array.from({ length: 1 + random.below(12) }, () => parts[random.below(parts.length)]).join(
        '',
      );
      const bytes = new TextEncoder().encode(text);
      expect(piecesOf(scanner, bytes), JSON.stringify(text)).toEqual(piecesOf(regex, bytes));
    }
  },
);

test('bytes that are not UTF-8 go through a pattern whole', () => {
  const bytes = Uint8Array.of(0x61, 0xff, 0x20, 0xe3, 0x81, 0x62, 0xed, 0xa0, 0x80, 0xf0, 0x9f, 0x98, 0x80);
  const regex = new RegexSplitter([{ pattern: '\\p{L}+', flags: 'u', matches: 'isolated' }]);
  expect(piecesOf(regex, bytes)).toEqual([1, 5, 6, 13]);
});
