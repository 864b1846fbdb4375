import { unpackStrings } from '@wordloom/schema';
import { expect, test } from 'vitest';
import { WordTable } from './word-table.ts';

function finder(table: WordTable) {
  return (word: string) => {
    const bytes = new Uint8Array(word.length + 8).fill(0x7a); // what follows a word must not matter
    new TextEncoder().encodeInto(word, bytes);
    return table.find(bytes, new DataView(bytes.buffer), 0, word.length);
  };
}

test('200,000 words of all lengths up to 20 keep their ids while the table grows', () => {
  const table = new WordTable();
  const find = finder(table);
  const words = Array.from({ length: 200_000 }, (_, i) => String(i * 7919).padStart((i % 20) + 1, 'abc'));
  const distinct = [...new Set(words)];
  expect(distinct.map(find)).toEqual([...distinct.keys()]);
  expect(distinct.map(find)).toEqual([...distinct.keys()]);
  expect(unpackStrings(table.strings(Int32Array.from(distinct.keys())))).toEqual(distinct);
});

test('words that differ in one byte, wherever, are two words', () => {
  const find = finder(new WordTable());
  for (let length = 1; length <= 20; length++) {
    const same = find('a'.repeat(length));
    for (let at = 0; at < length; at++) {
      expect(find(`${'a'.repeat(at)}b${'a'.repeat(length - at - 1)}`)).not.toBe(same);
    }
  }
});
