import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { referenceWindow } from './testing/reference-window.ts';
import { rowsOf, smallKernel, uniformTable } from './testing/small-kernel.ts';

// With a window of 1 and every other word a negative nothing is left to chance, so whole chunks can be compared.
const certain = { vocabularySize: 8, dimensions: 5, window: 1, negatives: 7 };

function randomSentence(length: number, seed: string): number[] {
  const random = randomStream(seed);
  return Array.from({ length }, () => random.below(certain.vocabularySize));
}

function started(options: Parameters<typeof smallKernel>[0]) {
  const small = smallKernel(options);
  const random = randomStream('rows');
  for (let i = 0; i < small.input.length; i++) {
    if (i % small.stride < options.dimensions) small.input[i] = random.float() - 0.5;
  }
  return small;
}

test('a chunk trains each word on its neighbours in the sentence, in order, against all other words', () => {
  const sentences = [[0, 1, 2], [], [3], [4, 5], [6, 7, 6, 0]];
  const { input, output, stride, trainChunk } = started({ ...certain, sentences });
  const expected = { input: rowsOf(input, stride, 5), output: rowsOf(output, stride, 5) };
  for (const sentence of sentences) {
    sentence.forEach((center, i) => {
      const contexts = [sentence[i - 1], sentence[i + 1]].filter((word) => word !== undefined);
      const others = [...Array(8).keys()].filter((word) => word !== center);
      referenceWindow(expected, contexts, [center, ...others], 0.1);
    });
  }
  expect(trainChunk(0, 10, 0.1)).toBe(true);
  rowsOf(input, stride, 5).forEach((row, w) => {
    row.forEach((value, d) => {
      expect(value).toBeCloseTo(expected.input[w]![d]!, 6);
    });
  });
  rowsOf(output, stride, 5).forEach((row, w) => {
    row.forEach((value, d) => {
      expect(value).toBeCloseTo(expected.output[w]![d]!, 6);
    });
  });
});

test.each([
  { keep: 1, cut: 777 },
  { keep: 1, cut: 1 },
  { keep: 0.3, cut: 777 },
  { keep: 0.3, cut: 10 },
])(
  'a sentence of 5,000 words, $keep of them kept, trains alike whole and in chunks of $cut',
  ({ keep, cut }) => {
    const options = {
      ...certain,
      sentences: [randomSentence(3, 'before'), randomSentence(5000, 'long'), randomSentence(4, 'after')],
      keep: new Float64Array(certain.vocabularySize).fill(keep),
    };
    const whole = started(options); // 5,000 words are five times the scratch
    whole.trainChunk(0, 5007, 0.05);
    const pieces = started(options);
    for (let start = 0; start < 5007; start += cut) {
      pieces.trainChunk(start, Math.min(5007, start + cut), 0.05, start);
    }
    expect(pieces.input).toEqual(whole.input);
    expect(pieces.output).toEqual(whole.output);
    expect(whole.output.some((value) => value !== 0)).toBe(true);
  },
);

test('words with a probability of 0 are dropped, and their neighbours become each other’s context', () => {
  const keep = Float64Array.of(1, 0, 1, 1, 1, 1, 1, 1);
  const dropped = started({ ...certain, sentences: [[0, 1, 1, 2, 1]], keep });
  const without = started({ ...certain, sentences: [[0, 2]] });
  dropped.trainChunk(0, 5, 0.1);
  without.trainChunk(0, 2, 0.1);
  expect(dropped.input).toEqual(without.input);
});

test('negatives are distinct and never the center', () => {
  const options = { sentences: [[0, 1]], vocabularySize: 12, dimensions: 1, window: 1, negatives: 10 };
  const { trainChunk, lastOutputs } = smallKernel(options);
  for (let chunk = 0; chunk < 500; chunk++) {
    trainChunk(0, 2, 0, chunk);
    const [center, ...negatives] = lastOutputs(11);
    expect(center).toBe(1);
    expect(new Set(negatives).size).toBe(10);
    expect(negatives).not.toContain(1);
  }
});

test('negatives follow the alias table: chi-squared of 20,000 draws is under the 99.9 % point of 2 degrees of freedom', () => {
  // Shares 0.1, 0.2, 0.3, 0.4 of four words; word 1 is the center, so 1, 3 and 4 parts of 8 are left.
  const threshold = Uint32Array.from([0.4, 0.8, 1, 0.8], (share) => Math.min(0xffffffff, 2 ** 32 * share));
  const table = { threshold, alias: Uint32Array.of(3, 3, 2, 2) };
  const options = { sentences: [[0, 1]], vocabularySize: 4, dimensions: 1, window: 1, negatives: 1, table };
  const { trainChunk, lastOutputs } = smallKernel(options);
  const seen = new Float64Array(4);
  for (let chunk = 0; chunk < 20_000; chunk++) {
    trainChunk(0, 2, 0, chunk);
    seen[lastOutputs(2)[1]!]!++;
  }
  expect(seen[1]).toBe(0);
  const expected = [2500, 0, 7500, 10_000];
  const chiSquared = expected.reduce((sum, e, w) => (e ? sum + (seen[w]! - e) ** 2 / e : sum), 0);
  expect(chiSquared).toBeLessThan(13.8);
});

test('where the table never gives enough other words, a window goes on with those it has', () => {
  // Only words 0 and 1 are ever drawn, so a center of 1 has one negative, and the words 2 to 7 are never touched.
  const threshold = Uint32Array.from([1, 1, 0, 0, 0, 0, 0, 0], (own) => own * 0xffffffff);
  const table = { threshold, alias: uniformTable(8).alias.map((w) => w % 2) };
  const { output, trainChunk } = started({ ...certain, negatives: 5, sentences: [[0, 1, 0, 1]], table });
  expect(trainChunk(0, 4, 0.1)).toBe(true);
  expect(output.slice(0, 16).some((value) => value !== 0)).toBe(true);
  expect(output.slice(16).every((value) => value === 0)).toBe(true);
});
