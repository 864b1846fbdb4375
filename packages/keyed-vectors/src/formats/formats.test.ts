import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { KeyedVectors, loadVectors, saveVectors } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const words = ['</s>', 'größe', '数', "don't"];
const values = Float32Array.of(0.1, -0.25, 1 / 3, 1e-30, 12345678, -0, 0.5, 1.5e-5, -7, 2, 65504, 1e-7);

let files = 0;
function written(content: string | Uint8Array): string {
  const path = join(folder, `${files++}`);
  writeFileSync(path, content);
  return path;
}
const allValues = (vectors: KeyedVectors) => vectors.words.flatMap((_, row) => [...vectors.rowAt(row)]);

test.each([
  ['gensim-word2vec.txt', 'word2vec'],
  ['gensim-word2vec.bin', 'word2vec-binary'],
  ['gensim-glove.txt', 'glove'],
])('%s, which gensim wrote, is %s and has its words and values', async (name, format) => {
  const loaded = await loadVectors(fixture(name));
  expect(loaded).toMatchObject({ format, replaced: 0 });
  expect(loaded.vectors.words).toEqual(words);
  expect(allValues(loaded.vectors)).toEqual([...values]);
});

test.each(['word2vec', 'word2vec-binary', 'glove'] as const)(
  '%s keeps words and values to the bit',
  async (format) => {
    const path = join(folder, format);
    await saveVectors(path, new KeyedVectors({ words, vectors: values }), { format });
    const loaded = await loadVectors(path);
    expect(loaded.format).toBe(format);
    expect(loaded.vectors.words).toEqual(words);
    expect(allValues(loaded.vectors)).toEqual([...values]);
  },
);

test('text is written with the fewest digits that tell', async () => {
  const path = join(folder, 'few-digits');
  await saveVectors(path, new KeyedVectors({ words, vectors: values }), { format: 'word2vec' });
  expect(await readFile(path, 'utf8')).toBe(
    "4 3\n</s> 0.1 -0.25 0.33333334\ngröße 1e-30 12345678 -0\n数 0.5 0.000015 -7\ndon't 2 65504 1e-7\n",
  );
});

test('what others write is read: spaces at line ends, carriage returns, tabs, a byte order mark, words with spaces', async () => {
  const path = written('\ufeff2 2\r\na 1 2 \r\n. . .\t3\t-4e0\r\n\r\n');
  const { vectors, format } = await loadVectors(path);
  expect(format).toBe('word2vec');
  expect(vectors.words).toEqual(['a', '. . .']);
  expect(allValues(vectors)).toEqual([1, 2, 3, -4]);
});

test('a binary file without line ends between its rows is read', async () => {
  const row = (word: string) => Buffer.concat([Buffer.from(`${word} `), new Uint8Array(8)]);
  const { vectors } = await loadVectors(written(Buffer.concat([Buffer.from('2 2\n'), row('ab'), row('c')])));
  expect(vectors.words).toEqual(['ab', 'c']);
});

test('words that are not UTF-8 are counted, and U+FFFD stands in them', async () => {
  const latin1 = Buffer.from('gr\u00f6\u00dfe 1 2\nna\u00efve 3 4\n\xef\xbf\xbd 5 6\n', 'latin1');
  const { vectors, replaced } = await loadVectors(written(latin1));
  expect(vectors.words).toEqual(['gr\ufffd\ufffde', 'na\ufffdve', '\ufffd']);
  expect(replaced).toBe(2); // the third is U+FFFD itself
});

test('files longer than what is read at once come out whole', async () => {
  const rows = 40_000;
  const many = new KeyedVectors({
    words: Array.from({ length: rows }, (_, row) => `w${row}`),
    vectors: Float32Array.from({ length: rows * 7 }, (_, i) => Math.sin(i)),
  });
  for (const format of ['word2vec', 'word2vec-binary', 'glove'] as const) {
    const path = join(folder, 'long');
    await saveVectors(path, many, { format });
    const { vectors } = await loadVectors(path);
    expect(vectors.words).toEqual(many.words);
    expect(allValues(vectors)).toEqual(allValues(many));
  }
});
