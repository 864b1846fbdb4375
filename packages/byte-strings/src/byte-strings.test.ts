import { expect, test } from 'vitest';
import { ByteStrings, PADDING } from './index.ts';

function finder(table: ByteStrings) {
  return (word: string) => {
    const bytes = new Uint8Array(word.length + PADDING).fill(0x7a); // what follows a word must not matter
    new TextEncoder().encodeInto(word, bytes);
    const known = table.find(new DataView(bytes.buffer), 0, word.length);
    return known >= 0 ? known : table.add(bytes, 0, word.length);
  };
}

function unpack({ bytes, offsets }: ReturnType<ByteStrings['strings']>): string[] {
  const decoder = new TextDecoder();
  return Array.from(offsets.subarray(1), (end, i) => decoder.decode(bytes.subarray(offsets[i], end)));
}

test('200,000 words of all lengths up to 20 keep their ids while the table grows', () => {
  const table = new ByteStrings();
  const find = finder(table);
  const words = Array.from({ length: 200_000 }, (_, i) => String(i * 7919).padStart((i % 20) + 1, 'abc'));
  const distinct = [...new Set(words)];
  expect(distinct.map(find)).toEqual([...distinct.keys()]);
  expect(distinct.map(find)).toEqual([...distinct.keys()]);
  expect(unpack(table.strings())).toEqual(distinct);
  const backwards = Int32Array.from(distinct.keys()).reverse();
  expect(unpack(table.select(backwards))).toEqual(distinct.toReversed());
  table.clear();
  expect([table.size, find('abc'), find('abd'), find('abc')]).toEqual([0, 0, 1, 0]);
});

test('words that differ in one byte, wherever, are two words', () => {
  const find = finder(new ByteStrings());
  for (let length = 1; length <= 20; length++) {
    const same = find('a'.repeat(length));
    for (let at = 0; at < length; at++) {
      expect(find(`${'a'.repeat(at)}b${'a'.repeat(length - at - 1)}`)).not.toBe(same);
    }
  }
});
