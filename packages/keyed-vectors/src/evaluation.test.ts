import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { KeyedVectors } from './index.ts';

// Directions every 45 degrees, of different lengths, and a zero vector.
const compass = new KeyedVectors({
  words: ['east', 'northeast', 'north', 'west', 'south', 'nowhere', '<unk>'],
  vectors: Float32Array.of(2, 0, 1, 1, 0, 3, -1, 0, 0, -0.5, 0, 0, 1, 0.1),
});

function randomVectors(rows: number, dimensions: number): KeyedVectors {
  const random = randomStream('evaluation');
  return new KeyedVectors({
    words: Array.from({ length: rows }, (_, row) => `w${row}`),
    vectors: Float32Array.from({ length: rows * dimensions }, () => random.normal()),
  });
}

test('many queries at once give what one by one gives, to the bit', () => {
  const vectors = randomVectors(3000, 30);
  const queries = [
    ...vectors.words.slice(0, 150),
    { positive: ['w1', 'w2'], negative: ['w3'] },
    { positive: ['w2999'] },
  ];
  expect(vectors.mostSimilarMany(queries, { topN: 7 })).toEqual(
    queries.map((query) => vectors.mostSimilar(query, { topN: 7 })),
  );
  expect(vectors.mostSimilarMany([])).toEqual([]);
});

test('over thousands of rows the nearest are those that sorting by 64-bit cosines gives', () => {
  const vectors = randomVectors(5000, 50);
  const [target] = [vectors.rowAt(17)];
  const cosine = (row: number) => {
    const vector = vectors.rowAt(row);
    const dot = vector.reduce((sum, value, i) => sum + value * target![i]!, 0);
    return dot / (Math.hypot(...vector) * Math.hypot(...target!));
  };
  const sorted = vectors.words
    .map((_, row) => ({ row, cosine: cosine(row) }))
    .filter(({ row }) => row !== 17)
    .sort((a, b) => b.cosine - a.cosine);
  expect(vectors.mostSimilar('w17', { topN: 200 }).map(({ row }) => row)).toEqual(
    sorted.slice(0, 200).map(({ row }) => row),
  );
  expect(vectors.rank('w17', `w${sorted[1234]!.row}`)).toBe(1235);
});

test('the word that does not match is farthest from the mean of directions', () => {
  expect(compass.doesntMatch(['east', 'northeast', 'west', 'north'])).toBe('west');
  expect(() => compass.doesntMatch(['east', 'west'])).toThrow(
    expect.objectContaining({ code: 'keyed-vectors/few-words' }),
  );
  expect(() => compass.doesntMatch(['east', 'west', 'nowhere'])).toThrow('add up to no direction');
});

test('a rank is the place among the nearest; equal ones do not count, reserved words neither', () => {
  expect(compass.rank('east', 'northeast')).toBe(1); // <unk> would be nearer
  expect(compass.rank('east', 'north')).toBe(2);
  expect(compass.rank('east', 'south')).toBe(2);
  expect(compass.rank('east', 'west')).toBe(5);
  expect(compass.rank('east', '<unk>')).toBe(1);
});

test('word pairs: cosines against ratings, capitals aside, unknown words named', () => {
  const scores = compass.evaluateWordPairs([
    { words: ['East', 'NORTHEAST'], rating: 9 }, // 0.71
    { words: ['east', 'north'], rating: 5 }, // 0
    { words: ['northeast', 'West'], rating: 2 }, // -0.71
    { words: ['east', 'west'], rating: 1 }, // -1
    { words: ['east', 'up'], rating: 7 },
    { words: ['down', 'up'], rating: 0 },
  ]);
  expect(scores).toMatchObject({ coverage: { known: 4, total: 6 }, unknown: ['up', 'down'] });
  expect(scores.spearman).toBeCloseTo(1, 12);
  expect(scores.pearson).toBeCloseTo(0.9957, 4);
});

test('word pairs of which none is known have no score', () => {
  const scores = compass.evaluateWordPairs([{ words: ['East', 'North'], rating: 1 }], {
    caseInsensitive: false,
  });
  expect(scores).toEqual({
    spearman: Number.NaN,
    pearson: Number.NaN,
    coverage: { known: 0, total: 1 },
    unknown: ['East', 'North'],
  });
});

// Dimensions: person, female, royal, fruit, and what tells spellings apart.
const people = new KeyedVectors({
  words: ['man', 'woman', 'king', 'Queen', 'apple', 'QUEEN', 'pear', 'prince', 'princess', 'lady'],
  vectors: Float32Array.of(
    ...[1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0],
    ...[0, 0, 0, 1, 0, 1, 1, 1, 0, 0.01, 0, 0, 0, 1, 1, 1, 0, 0.7, 0, 0.5],
    ...[1, 1, 0.7, 0, 0.5, 1, 1, 0.1, 0, 0],
  ),
});
const royal = {
  name: 'royal',
  questions: [
    ['Man', 'Woman', 'King', 'queen'], // first
    ['woman', 'man', 'queen', 'Prince'], // king comes before prince
    ['man', 'woman', 'prince', 'pear'], // not among the first five
    ['man', 'woman', 'king', 'emperor'],
  ],
} as const;
const fruit = { name: 'fruit', questions: [['apple', 'fig', 'pear', 'date']] } as const;

test('analogies count what comes first, and what is among the first five, of the questions whose words are known', () => {
  const { sections, total } = people.evaluateWordAnalogies([royal, fruit]);
  expect(sections).toEqual([
    { name: 'royal', top1: 1 / 3, top5: 2 / 3, coverage: { known: 3, total: 4 } },
    { name: 'fruit', top1: Number.NaN, top5: Number.NaN, coverage: { known: 0, total: 1 } },
  ]);
  expect(total).toEqual({ top1: 1 / 3, top5: 2 / 3, coverage: { known: 3, total: 5 } });
});

test('an evaluation can be restricted to the first rows, and be strict about capitals', () => {
  const coverage = (options: object) => people.evaluateWordAnalogies([royal], options).total.coverage;
  expect(coverage({ restrictVocab: 7 })).toEqual({ known: 1, total: 4 });
  expect(coverage({ restrictVocab: 3 })).toEqual({ known: 0, total: 4 });
  expect(coverage({ caseInsensitive: false })).toEqual({ known: 1, total: 4 });
});

test('questions of thousands of words are answered as one by one', () => {
  const vectors = randomVectors(1500, 8);
  const questions = Array.from({ length: 1400 }, (_, i) => {
    const [a, b, c] = [`w${i}`, `w${(i * 7 + 1) % 1500}`, `w${(i * 13 + 5) % 1500}`];
    const [first] = vectors.mostSimilar({ positive: [b!, c!], negative: [a!] }, { topN: 1 });
    return [a!, b!, c!, first!.word] as const;
  });
  const { total } = vectors.evaluateWordAnalogies([{ name: 'all', questions }]);
  expect(total).toEqual({ top1: 1, top5: 1, coverage: { known: 1400, total: 1400 } });
});
