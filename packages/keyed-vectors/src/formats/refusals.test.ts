import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { KeyedVectors, loadVectors, saveVectors } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'wordloom-refusals-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function refusal(content: string | Uint8Array, options?: Parameters<typeof loadVectors>[1]) {
  const path = join(folder, 'vectors');
  writeFileSync(path, content);
  const error: { code: string; message: string; details: { where: object } } = await loadVectors(
    path,
    options,
  ).then(
    () => expect.fail('it was read'),
    (error) => error,
  );
  const { file, ...place } = error.details.where as { file: string };
  expect(file).toBe(path);
  return { code: error.code, what: error.message, ...place };
}
const binary = (header: string, ...rows: [string, ...number[]][]) =>
  Buffer.concat([
    Buffer.from(`${header}\n`),
    ...rows.flatMap(([word, ...values]) => [
      Buffer.from(`${word} `),
      new Uint8Array(Float32Array.from(values).buffer),
    ]),
  ]);

test('a header that announces more than the file can hold is refused before memory is taken', async () => {
  expect(await refusal('999999999999 300\na 1 2\n')).toEqual({
    code: 'keyed-vectors/header',
    what: 'the header announces 999999999999 words of 300 dimensions, at least 601999999999397 bytes, and 6 bytes follow',
    line: 1,
  });
  expect(await refusal(binary('3000000 300', ['a', 1, 2]))).toMatchObject({
    code: 'keyed-vectors/header',
    what: expect.stringMatching(/3000000 words/),
  });
  expect(await refusal('0 5\n')).toMatchObject({
    code: 'keyed-vectors/header',
    what: expect.stringMatching(/no vectors/),
  });
});

test('a header that announces more or fewer words than follow is refused', async () => {
  expect(await refusal('3 2\na 1.25 2\nb 3.75 4\n')).toEqual({
    code: 'keyed-vectors/header',
    what: 'the file ends after 2 of the 3 words that its header announces',
    line: 1,
  });
  expect(await refusal('1 2\na 1 2\nb 3 4\n')).toMatchObject({
    code: 'keyed-vectors/header',
    what: 'line 3 comes after all 1 words',
  });
  expect(await refusal(binary('1 2', ['a', 1, 2], ['b', 3, 4]))).toMatchObject({
    code: 'keyed-vectors/header',
    what: 'more follows after the 1 words of the header',
  });
});

test.each([
  ['a 1 2 3\nb 1 2\n', "expected a word and 3 finite numbers, found 'b 1 2'", 2],
  ['a 1 2 3\nb 1 2 3 4\n', "expected a word and 3 finite numbers, found 'b 1 2 3 4'", 2],
  ['a 1 2 3\nb 1 2 nan\n', "expected a word and 3 finite numbers, found 'b 1 2 nan'", 2],
  ['a 1 2 3\nb 1 2 1e39\n', "expected a word and 3 finite numbers, found 'b 1 2 1e39'", 2],
  ['a 1 2 3\n\nb 1 2 3\n', "expected a word and 3 finite numbers, found ''", 2],
  ['a 1 2 3\n\x1b[2J 1 2 0x3\n', "expected a word and 3 finite numbers, found '\\x1b[2J 1 2 0x3'", 2],
])('a line that does not fit is named: %j', async (content, what, line) => {
  expect(await refusal(content)).toEqual({ code: 'keyed-vectors/format', what, line });
});

test('a row of a binary file with a value that is no number is named', async () => {
  expect(await refusal(binary('2 2', ['a', 1, 2], ['b', 3, Number.NaN]))).toEqual({
    code: 'keyed-vectors/format',
    what: 'expected finite numbers in row 2',
    row: 2,
  });
});

test.each([
  [gzipSync('1 1\na 1\n'), 'the file is packed with gzip'],
  [Buffer.from('\ufeff1 1\na 1\n', 'utf16le'), 'the file is UTF-16 text'],
  [Buffer.from(''), 'the file is empty'],
  [Buffer.from('It was the best of times\n'), /neither the header .* nor a word and its numbers/],
])('what holds no vectors is refused with what to do: %#', async (content, what) => {
  expect(await refusal(content)).toMatchObject({
    code: 'keyed-vectors/not-vectors',
    what: expect.stringMatching(what),
  });
});

test('a file named word2vec without a header is refused', async () => {
  expect(await refusal('a 1 2\n', { format: 'word2vec' })).toMatchObject({
    code: 'keyed-vectors/header',
    what: 'the first line is not the header `count dimensions`',
  });
});

test('a file that is not there is named', async () => {
  await expect(loadVectors(join(folder, 'nowhere'))).rejects.toThrow(
    expect.objectContaining({ code: 'keyed-vectors/file', message: expect.stringContaining('ENOENT') }),
  );
});

test.each([
  [
    ['a', 'new york'],
    Float32Array.of(1, 2),
    "'new york' has white space in it, which ends a word in these formats",
  ],
  [['a', ''], Float32Array.of(1, 2), 'a word is empty'],
  [['a', 'b'], Float32Array.of(1, Number.NaN), "the vector of 'b' has a value that is not finite"],
])('what no format can hold is refused, and nothing is written: %#', async (words, vectors, what) => {
  const path = join(folder, 'unwritable');
  await expect(
    saveVectors(path, new KeyedVectors({ words, vectors }), { format: 'word2vec' }),
  ).rejects.toThrow(expect.objectContaining({ code: 'keyed-vectors/unwritable', message: what }));
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});
