import { packStrings } from '@wordloom/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyedVectors } from './index.ts';

// Directions every 45 degrees, of different lengths, and a zero vector.
const compass = new KeyedVectors({
  words: ['east', 'northeast', 'north', 'west', 'south', 'nowhere', '<unk>'],
  vectors: Float32Array.of(2, 0, 1, 1, 0, 3, -1, 0, 0, -0.5, 0, 0, 1, 0.1),
});

test('similarity is the cosine, whatever the lengths', () => {
  expect(compass.similarity('east', 'north')).toBe(0);
  expect(compass.similarity('east', 'west')).toBeCloseTo(-1, 6);
  expect(compass.similarity('east', 'northeast')).toBeCloseTo(Math.SQRT1_2, 6);
});

test('a zero vector is like nothing', () => {
  expect(compass.similarity('nowhere', 'east')).toBe(0);
  expect(() => compass.mostSimilar('nowhere')).toThrow("the vector of 'nowhere' has no direction");
});

test('the most similar come first, equal ones by row, without the word itself and reserved words', () => {
  const near = compass.mostSimilar('east', { topN: 4 });
  expect(near.map(({ word, row }) => [word, row])).toEqual([
    ['northeast', 1],
    ['north', 2],
    ['south', 4],
    ['nowhere', 5],
  ]);
  expect(near.map(({ similarity }) => similarity)).toEqual([expect.closeTo(Math.SQRT1_2, 6), 0, 0, 0]);
});

test('asking for more neighbours than there are words gives all of them', () => {
  expect(compass.mostSimilar('east', { topN: 100 })).toHaveLength(5);
});

test('a reserved word can be asked for, and others can be reserved', () => {
  expect(compass.mostSimilar('<unk>', { topN: 1 })[0]!.word).toBe('east');
  const vectors = Float32Array.of(1, 0, 1, 0.1, 1, 0.2);
  const reserving = new KeyedVectors({ words: ['a', 'b', 'c'], vectors, reserved: ['b'] });
  expect(reserving.mostSimilar('a').map(({ word }) => word)).toEqual(['c']);
});

test('positive and negative words add up as directions: north and east less south', () => {
  const [first] = compass.mostSimilar({ positive: ['north', 'east'], negative: ['south'] }, { topN: 1 });
  expect(first).toMatchObject({ word: 'northeast' });
  expect(first!.similarity).toBeCloseTo(3 / Math.sqrt(10), 6);
});

test('words that cancel have no direction', () => {
  expect(() => compass.mostSimilar({ positive: ['east', 'west'] })).toThrow(
    expect.objectContaining({ code: 'keyed-vectors/no-direction' }),
  );
});

test('an analogy is nearest to vec(b) - vec(a) + vec(c), query words left out unless asked for', () => {
  const words = ['man', 'woman', 'king', 'queen', 'apple'];
  const vectors = new KeyedVectors({
    words,
    vectors: Float32Array.of(0, -1, 0, 0, 1, 0, 2, -1, 0, 2, 1, 0, 0, 0, 9),
  });
  expect(vectors.analogy('man', 'woman', 'king', { topN: 1 })).toEqual([
    { word: 'queen', row: 3, similarity: expect.closeTo(1, 6) },
  ]);
  const all = vectors.analogy('man', 'woman', 'king', { includeQueryWords: true });
  expect(all.map(({ word }) => word)).toEqual(['queen', 'king', 'woman', 'apple', 'man']);
});

test('a vocabulary of one word has no neighbours', () => {
  expect(new KeyedVectors({ words: ['a'], vectors: Float32Array.of(1, 2) }).mostSimilar('a')).toEqual([]);
});

test('packed words and a word that is there twice: the first row counts', () => {
  const vectors = new KeyedVectors({
    words: packStrings(['é', 'b', 'é']),
    vectors: Float32Array.of(1, 2, 3),
  });
  expect([...vectors.get('é'), ...vectors.get('b')]).toEqual([1, 2]);
  expect(vectors.words).toEqual(['é', 'b', 'é']);
});

test('an unknown word is answered with the nearest spellings, escapes made visible', () => {
  const vectors = new KeyedVectors({ words: ['chips', 'chip\x1b[2J', 'ship'], vectors: new Float32Array(3) });
  expect(() => vectors.get('chip')).toThrow(
    expect.objectContaining({
      code: 'keyed-vectors/unknown-word',
      message: "there is no vector for 'chip'",
      details: expect.objectContaining({ fix: 'did you mean chips, ship?' }),
    }),
  );
  expect(() => vectors.get('\x1b[2J')).toThrow("there is no vector for '\\x1b[2J'");
});

test('values that do not divide into one vector a word are refused', () => {
  expect(() => new KeyedVectors({ words: ['a', 'b'], vectors: new Float32Array(3) })).toThrow(
    '3 values do not divide into one vector for each of 2 words',
  );
  expect(() => new KeyedVectors({ words: [], vectors: new Float32Array(0) })).toThrow(
    expect.objectContaining({ code: 'keyed-vectors/shape' }),
  );
});

test('mostSimilar is what sorting all rows by cosine gives', () => {
  const matrix = fc
    .record({
      rows: fc.integer({ min: 1, max: 40 }),
      dimensions: fc.integer({ min: 1, max: 9 }),
      topN: fc.nat(45),
    })
    .chain(({ rows, dimensions, topN }) => {
      const size = rows * dimensions;
      // small integers, so that equal cosines happen
      const values = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: size, maxLength: size });
      return fc.record({ rows: fc.constant(rows), topN: fc.constant(topN), values });
    });
  fc.assert(
    fc.property(matrix, ({ rows, topN, values }) => {
      const dimensions = values.length / rows;
      const vectors = Float32Array.from(values);
      fc.pre(vectors.subarray(0, dimensions).some((value) => value !== 0));
      const words = Array.from({ length: rows }, (_, row) => `w${row}`);
      const found = new KeyedVectors({ words, vectors }).mostSimilar('w0', { topN });
      const sorted = bruteForce(vectors, dimensions).slice(0, topN);
      expect(found.map(({ similarity }) => similarity)).toEqual(
        sorted.map(({ cosine }) => expect.closeTo(cosine, 5)),
      );
      for (let i = 1; i < found.length; i++) {
        const [before, after] = [found[i - 1]!, found[i]!];
        expect(before.similarity > after.similarity || before.row < after.row).toBe(true);
      }
    }),
  );
});

function bruteForce(vectors: Float32Array, dimensions: number): { row: number; cosine: number }[] {
  const row = (r: number) => Array.from(vectors.subarray(r * dimensions, (r + 1) * dimensions));
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return Array.from({ length: vectors.length / dimensions }, (_, r) => {
    const lengths = Math.sqrt(dot(row(0), row(0))) * Math.sqrt(dot(row(r), row(r)));
    return { row: r, cosine: lengths === 0 ? 0 : dot(row(0), row(r)) / lengths };
  })
    .slice(1)
    .sort((a, b) => b.cosine - a.cosine || a.row - b.row);
}
