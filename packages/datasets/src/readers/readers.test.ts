import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { googleAnalogies, readAnalogies, readWordPairs, wordSimilarity } from '../index.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const carried = ({ sources: [{ url }] }: { sources: readonly [{ url: URL }] }) =>
  gunzipSync(readFileSync(url));

test.each([
  [wordSimilarity.wordSim353, 353, { words: ['love', 'sex'], rating: 6.77 }],
  [wordSimilarity.rg65, 65, { words: ['gem', 'jewel'], rating: 3.94 }],
  [wordSimilarity.mc30, 30, { words: ['car', 'automobile'], rating: 3.92 }],
  [wordSimilarity.mturk771, 771, { words: ['access', 'gateway'], rating: 3.791666667 }],
])('$name has its pairs', (asset, count, first) => {
  const pairs = readWordPairs(carried(asset), asset.name);
  expect(pairs).toHaveLength(count);
  expect(pairs[0]).toEqual(first);
});

test('Google analogies have 19,544 questions in 14 sections, 10,675 of them of grammar', () => {
  const sections = readAnalogies(carried(googleAnalogies), 'questions-words.txt');
  const questions = (part: typeof sections) =>
    part.reduce((sum, section) => sum + section.questions.length, 0);
  expect(sections).toHaveLength(14);
  expect(questions(sections)).toBe(19_544);
  expect(questions(sections.filter(({ name }) => name.startsWith('gram')))).toBe(10_675);
  expect(sections[0]).toMatchObject({ name: 'capital-common-countries' });
  expect(sections[0]!.questions[0]).toEqual(['Athens', 'Greece', 'Baghdad', 'Iraq']);
});

test('comments and blank lines in word pairs are passed over, but counted', () => {
  expect(() => readWordPairs(encode('# set\n\ncat dog 1\ncat\tdog\n'), 'pairs.tsv')).toThrow(
    expect.objectContaining({
      code: 'datasets/format',
      message: "expected two words and a number, found 'cat dog'",
      details: expect.objectContaining({ where: { file: 'pairs.tsv', line: 4 } }),
    }),
  );
});

test('a rating that is no number is refused, with the escapes in it made visible', () => {
  expect(() => readWordPairs(encode('cat dog \x1b[2J\n'), 'pairs.tsv')).toThrow("found 'cat dog \\x1b[2J'");
});

test('a question outside a section, or not of four words, is refused', () => {
  expect(() => readAnalogies(encode('a b c d\n'), 'q.txt')).toThrow(/before the first question/);
  expect(() => readAnalogies(encode(': s\na b c\n'), 'q.txt')).toThrow("expected four words, found 'a b c'");
});

test('bytes that are not UTF-8 are refused', () => {
  expect(() =>
    readWordPairs(gunzipSync(readFileSync(wordSimilarity.rg65.sources[0].url)).fill(0xff), 'rg.gz'),
  ).toThrow('rg.gz is not UTF-8 text');
});
