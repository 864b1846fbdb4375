import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import type { SkipGramBinary } from './skip-gram-module.ts';
import { referenceWindow } from './testing/reference-window.ts';
import { rowsOf, smallKernel } from './testing/small-kernel.ts';

const levels: SkipGramBinary[] = ['simd128', 'relaxed', 'wide'];
const vocabularySize = 80;
const every = <T>(...values: T[]) => values;

for (const level of levels) {
  for (const dimensions of every(1, 3, 4, 100, 128)) {
    for (const negatives of every(1, 2, 5, 15, 64)) {
      test(`${level}, ${dimensions} dimensions, ${negatives} negatives: windows of 1 to 40 inputs are updated as in 64 bits`, () => {
        for (const inputCount of every(1, 2, 5, 10, 40)) {
          const random = randomStream(`${dimensions} ${negatives} ${inputCount}`);
          const small = { sentences: [], vocabularySize, dimensions, window: 20, negatives, level };
          const { input, output, stride, trainWindow } = smallKernel(small);
          for (let i = 0; i < input.length; i++) {
            if (i % stride >= dimensions) continue;
            input[i] = random.normal() / Math.sqrt(dimensions);
            output[i] = random.normal() / Math.sqrt(dimensions);
          }
          const expected = {
            input: rowsOf(input, stride, dimensions),
            output: rowsOf(output, stride, dimensions),
          };
          const words = random.shuffle([...Array(vocabularySize).keys()]);
          const inputs = words.slice(0, inputCount);
          if (inputCount === 5) inputs[3] = inputs[0]!; // a word that stands twice in the window
          const outputs = random.shuffle(words).slice(0, 1 + negatives);

          expect(trainWindow(inputs, outputs, 0.1)).toBe(true);
          referenceWindow(expected, inputs, outputs, 0.1);
          expect(largestDifference(rowsOf(input, stride, dimensions), expected.input)).toBeLessThan(1e-5);
          expect(largestDifference(rowsOf(output, stride, dimensions), expected.output)).toBeLessThan(1e-5);
          for (const rows of [input, output]) {
            expect(rows.filter((value, i) => i % stride >= dimensions && value !== 0)).toHaveLength(0);
          }
        }
      });
    }
  }
}

test('scores far outside the sigmoid saturate without a value that is not finite', () => {
  const small = { sentences: [], vocabularySize: 3, dimensions: 4, window: 1, negatives: 1 };
  const { input, output, stride, trainWindow } = smallKernel(small);
  input[0] = 1000;
  output[0] = 1000;
  output[stride] = 1000;
  expect(trainWindow([0], [0, 1], 0.5)).toBe(true);
  expect(output[0]).toBeCloseTo(1000, 3); // sigmoid(1e6) is 1: nothing to learn from the center
  expect(output[stride]).toBeCloseTo(500, 3); // and all of rate * 1000 is taken off the negative
  expect(input[0]).toBeCloseTo(500, 3);
});

test('a window with a score that is not finite changes nothing', () => {
  const small = { sentences: [], vocabularySize: 3, dimensions: 1, window: 1, negatives: 1 };
  const { input, output, trainWindow } = smallKernel(small);
  input[0] = 3e38;
  output[0] = 2;
  const before = [input.slice(), output.slice()];
  expect(trainWindow([0], [0, 1], 0.5)).toBe(false);
  expect([input, output]).toEqual(before);
});

function largestDifference(a: Float64Array[], b: Float64Array[]): number {
  return Math.max(...a.map((row, r) => Math.max(...row.map((value, d) => Math.abs(value - b[r]![d]!)))));
}
