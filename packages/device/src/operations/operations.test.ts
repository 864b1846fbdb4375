import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abs, add, mul, reshape, slice, sub, sum } from '../plain.ts';
import { tensor, tidy } from '../tensors.ts';
import { devices, useDevice } from '../testing/devices.ts';
import { gradientErrors, normalInput, weigh } from '../testing/gradient-check.ts';
import { attention, attentionWeights } from './attention.ts';
import { conv1d, conv1dMaxOverTime } from './conv1d.ts';
import { crossEntropy } from './cross-entropy.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { gelu } from './gelu.ts';
import { layerNorm } from './layer-norm.ts';
import { linear } from './linear.ts';
import { lstm } from './lstm.ts';
import { multiHeadAttention, packedAttention } from './multi-head-attention.ts';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy.ts';

/** A small step, so that few differences reach over the kink of relu or from one maximum to another. */
const acrossKinks = { step: 5e-4, tolerance: 1e-2 };

const ids = (...values: number[]) => tensor(Int32Array.from(values));

describe.each(devices)('%s', (name) => {
  useDevice(name, { beforeAll, afterAll });

  for (const activation of [undefined, 'relu', 'gelu', 'tanh', 'sigmoid'] as const) {
    test(`the gradients of linear, ${activation ?? 'no activation'}`, () => {
      expect(
        gradientErrors(
          (x, weight, bias) => weigh(linear(x, weight, bias, activation)),
          [normalInput([2, 5, 7], 1), normalInput([9, 7], 2, 0.5), normalInput([9], 3)],
          activation === 'relu' ? acrossKinks : {},
        ),
      ).toEqual([]);
    });
  }

  test('the gradients of gelu in both forms', () => {
    for (const form of ['erf', 'tanh'] as const) {
      expect(gradientErrors((x) => weigh(gelu(x, form)), [normalInput([37], 4)])).toEqual([]);
    }
  });

  test('the gradients of layer norm', () => {
    expect(
      gradientErrors(
        (x, gamma, beta) => weigh(layerNorm(x, gamma, beta)),
        [normalInput([6, 18], 5), normalInput([18], 6), normalInput([18], 7)],
      ),
    ).toEqual([]);
  });

  test('the gradients of attention: causal, by lengths, by mask, with dropout', () => {
    const inputs = [2, 3, 4].map((seed) => normalInput([2, 2, 6, 5], seed));
    const key = { seed: 1, step: 2, operation: 'attention' };
    const options = {
      plain: () => ({}),
      causal: () => ({ causal: true, scale: 0.7 }),
      lengths: () => ({ validLengths: ids(6, 2) }),
      masked: () => ({ mask: tensor(Float32Array.of(1, 0, 1, 1, 0, 1), [1, 1, 1, 6]) }),
      dropped: () => ({ causal: true, dropout: { rate: 0.3, key } }),
    };
    for (const make of Object.values(options)) {
      expect(gradientErrors((q, k, v) => tidy(() => weigh(attention(q, k, v, make()))), inputs)).toEqual([]);
    }
  });

  test('attention over heads side by side equals attention over heads apart', () => {
    tidy(() => {
      const packed = tensor(normalInput([2, 5, 24], 8).values, [2, 5, 24]);
      const [q, k, v] = [0, 8, 16].map((from) => slice(packed, [0, 0, from], [2, 5, 8]));
      const apart = multiHeadAttention(q!, k!, v!, 2, { causal: true });
      const together = packedAttention(packed, 2, { causal: true });
      const difference = Math.max(...abs(sub(apart, together)).dataSync());
      expect(difference).toBeLessThan(1e-6);
    });
    expect(
      gradientErrors(
        (packed) => weigh(packedAttention(packed, 2, { causal: true })),
        [normalInput([2, 5, 24], 8)],
      ),
    ).toEqual([]);
  });

  test('a query sees no key beyond its length or its own place', () => {
    tidy(() => {
      const q = tensor(normalInput([1, 1, 3, 2], 9).values, [1, 1, 3, 2]);
      const weights = [...attentionWeights(q, q, { causal: true, validLengths: ids(2) }).dataSync()];
      expect([weights[1], weights[2], weights[5], weights[8]]).toEqual([0, 0, 0, 0]);
      expect(weights[0]).toBe(1);
      const none = attention(q, q, q, { validLengths: ids(0) });
      expect([...none.dataSync()]).toEqual([0, 0, 0, 0, 0, 0]);
    });
  });

  test('cross entropy of equal logits is the logarithm of the classes', () => {
    tidy(() => {
      const loss = crossEntropy(tensor(new Float32Array(8), [2, 4]), ids(0, 3));
      expect(loss.dataSync()[0]).toBeCloseTo(Math.log(4), 6);
    });
  });

  test('the gradients of cross entropy, with weights and with a label that does not count', () => {
    expect(
      gradientErrors((logits) => tidy(() => crossEntropy(logits, ids(4, 0, 2))), [normalInput([3, 5], 10)]),
    ).toEqual([]);
    expect(
      gradientErrors(
        (logits) =>
          tidy(() => {
            const weights = tensor(Float32Array.of(1, 0.5, 2));
            return crossEntropy(logits, ids(4, -100, 2), { weights, ignoreIndex: -100, reduction: 'mean' });
          }),
        [normalInput([3, 5], 10)],
      ),
    ).toEqual([]);
    expect(
      gradientErrors(
        (logits) => tidy(() => weigh(crossEntropy(logits, ids(4, 0, 2), { reduction: 'none' }))),
        [normalInput([3, 5], 10)],
      ),
    ).toEqual([]);
  });

  test('a label outside the classes gives NaN', () => {
    tidy(() => {
      const logits = tensor(new Float32Array(6), [2, 3]);
      const losses = crossEntropy(logits, ids(3, 1), { reduction: 'none' });
      expect([...losses.dataSync()].map(Number.isNaN)).toEqual([true, false]);
    });
  });

  test('the gradients of sigmoid cross entropy with a mask; large logits do not overflow', () => {
    expect(
      gradientErrors(
        (logits) =>
          tidy(() => {
            const labels = tensor(Float32Array.of(1, 0, 0, 1, 1, 0), [2, 3]);
            const weights = tensor(Float32Array.of(1, 1, 0, 1, 0, 0), [2, 3]);
            return sigmoidCrossEntropy(logits, labels, { weights });
          }),
        [normalInput([2, 3], 11)],
      ),
    ).toEqual([]);
    tidy(() => {
      const loss = sigmoidCrossEntropy(tensor(Float32Array.of(200, -200)), tensor(Float32Array.of(0, 0)));
      expect(loss.dataSync()[0]).toBe(100);
    });
  });

  test('the gradient of an embedding sums over the uses of a row', () => {
    expect(
      gradientErrors(
        (table) => tidy(() => weigh(embedding(table, reshape(ids(3, 0, 3, 1, 3, 0), [2, 3])))),
        [normalInput([5, 6], 12)],
      ),
    ).toEqual([]);
  });

  for (const reverse of [false, true]) {
    test(`the gradients of an LSTM ${reverse ? 'backwards' : 'forwards'}`, () => {
      const inputs = [
        normalInput([3, 4, 5], 13),
        normalInput([24, 5], 14, 0.5),
        normalInput([24, 6], 15, 0.5),
        normalInput([24], 16, 0.5),
        normalInput([24], 17, 0.5),
        normalInput([3, 6], 18),
        normalInput([3, 6], 19),
      ];
      expect(
        gradientErrors((x, weightIh, weightHh, biasIh, biasHh, hidden, cell) => {
          const weights = { weightIh: weightIh!, weightHh: weightHh!, biasIh, biasHh };
          const result = lstm(x!, weights, { reverse, initial: { hidden: hidden!, cell: cell! } });
          return add(weigh(result.output), add(sum(mul(result.hidden, 0.5)), sum(mul(result.cell, 0.3))));
        }, inputs),
      ).toEqual([]);
    });
  }

  test('the gradients of convolution over time, whole and at its largest', () => {
    const inputs = [normalInput([2, 9, 4], 20), normalInput([6, 4, 3], 21, 0.5), normalInput([6], 22)];
    expect(
      gradientErrors((x, weight, bias) => weigh(conv1d(x, weight, bias, 'relu')), inputs, acrossKinks),
    ).toEqual([]);
    expect(
      gradientErrors(
        (x, weight, bias) => weigh(conv1dMaxOverTime(x, weight, bias, 'relu')),
        inputs,
        acrossKinks,
      ),
    ).toEqual([]);
  });

  test('dropout keeps the expected share, scaled, the same for the same key', () => {
    const key = { seed: 7, step: 3, operation: 0 };
    tidy(() => {
      const x = tensor(new Float32Array(100_000).fill(1));
      const first = dropout(x, 0.25, key).dataSync();
      expect(first).toEqual(dropout(x, 0.25, key).dataSync());
      expect(first).not.toEqual(dropout(x, 0.25, { ...key, step: 4 }).dataSync());
      const kept = first.filter((value) => value !== 0);
      expect(kept.every((value) => value === Math.fround(1 / 0.75))).toBe(true);
      // Five standard deviations of a binomial share: 5 sqrt(0.25 0.75 / 100,000).
      expect(Math.abs(kept.length / 100_000 - 0.75)).toBeLessThan(0.007);
    });
    expect(gradientErrors((x) => weigh(dropout(x, 0.25, key)), [normalInput([40], 23)])).toEqual([]);
  });

  test('a shape that does not fit is refused with the names of the dimensions', () => {
    tidy(() => {
      const x = tensor(new Float32Array(6), [2, 3]);
      const weight = tensor(new Float32Array(8), [2, 4]);
      expect(() => linear(x, weight)).toThrow(/linear: 'in' is 4 in weight, and 3 in x/);
      expect(() => crossEntropy(x, tensor(Float32Array.of(0, 1)))).toThrow(
        /labels has type float32, not int32/,
      );
      expect(() => dropout(x, 1, { seed: 1, step: 0, operation: 0 })).toThrow(
        /a dropout rate of 1 is not in 0 .. 1/,
      );
    });
  });
});
