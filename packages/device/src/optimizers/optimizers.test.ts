import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dispose, tensor, variable } from '../tensors.ts';
import { devices, useDevice } from '../testing/devices.ts';
import { adagradStep } from './adagrad.ts';
import { adamStep, adamWStep } from './adam.ts';
import { clipGradNorm } from './clip-grad-norm.ts';
import { sgdStep } from './sgd.ts';

const start = [1, -2, 0.5, 3, -0.25];
const slopes = [0.1, -0.3, 2, 0, 1e-3];

/** What PyTorch's formulas give, in 64 bits. */
function expected(
  update: (state: { p: number; m: number; v: number }, g: number, t: number) => void,
): number[] {
  return start.map((p, i) => {
    const state = { p, m: 0, v: 0 };
    for (let t = 1; t <= 3; t++) update(state, slopes[i]! * t, t);
    return state.p;
  });
}

describe.each(devices)('%s', (name) => {
  useDevice(name, { beforeAll, afterAll });

  const three = (
    step: (
      p: ReturnType<typeof cell>,
      g: ReturnType<typeof cell>,
      m: ReturnType<typeof cell>,
      v: ReturnType<typeof cell>,
      t: number,
    ) => void,
  ) => {
    const [p, m, v] = [cell(start), cell([0, 0, 0, 0, 0]), cell([0, 0, 0, 0, 0])];
    for (let t = 1; t <= 3; t++) {
      const g = cell(slopes.map((slope) => slope * t));
      step(p, g, m, v, t);
      dispose(g);
    }
    const values = [...p.dataSync()];
    dispose([p, m, v]);
    return values;
  };
  const cell = (values: number[]) => {
    const initial = tensor(Float32Array.from(values));
    const made = variable(initial);
    initial.dispose();
    return made;
  };

  function adam(decay: number, decoupled: boolean) {
    return expected((s, gradient, t) => {
      const g = decoupled ? gradient : gradient + decay * s.p;
      if (decoupled) s.p -= 0.01 * decay * s.p;
      s.m = 0.9 * s.m + 0.1 * g;
      s.v = 0.99 * s.v + 0.01 * g * g;
      s.p -= ((0.01 / (1 - 0.9 ** t)) * s.m) / (Math.sqrt(s.v / (1 - 0.99 ** t)) + 1e-8);
    });
  }

  const close = (found: number[], right: number[]) =>
    expect(Math.max(...found.map((value, i) => Math.abs(value - right[i]!)))).toBeLessThan(3e-6);

  test('Adam and AdamW are those of PyTorch', () => {
    const options = { learningRate: 0.01, beta2: 0.99, weightDecay: 0.1 };
    close(
      three((p, g, firstMoment, secondMoment, step) =>
        adamStep(p, g, { firstMoment, secondMoment }, { ...options, step }),
      ),
      adam(0.1, false),
    );
    close(
      three((p, g, firstMoment, secondMoment, step) =>
        adamWStep(p, g, { firstMoment, secondMoment }, { ...options, step }),
      ),
      adam(0.1, true),
    );
  });

  test('Adagrad and SGD with momentum are those of PyTorch', () => {
    close(
      three((p, g, sumOfSquares) => adagradStep(p, g, { sumOfSquares }, { learningRate: 0.05 })),
      expected((s, g) => {
        s.v += g * g;
        s.p -= (0.05 * g) / (Math.sqrt(s.v) + 1e-10);
      }),
    );
    close(
      three((p, g, velocity) =>
        sgdStep(p, g, { velocity }, { learningRate: 0.05, momentum: 0.9, weightDecay: 0.1 }),
      ),
      expected((s, g) => {
        s.m = 0.9 * s.m + g + 0.1 * s.p;
        s.p -= 0.05 * s.m;
      }),
    );
  });

  test('gradients are scaled together to the norm asked for, and left alone below it', () => {
    const given = () => [tensor(Float32Array.of(3)), null, tensor(Float32Array.of(0, 4))];
    const clipped = clipGradNorm(given(), 1);
    expect(clipped.norm).toBe(5);
    expect(clipped.gradients[0]!.dataSync()[0]).toBeCloseTo(0.6, 6);
    expect(clipped.gradients[2]!.dataSync()[1]).toBeCloseTo(0.8, 6);
    const left = clipGradNorm(given(), 6);
    expect(left.gradients[0]!.dataSync()[0]).toBe(3);
    for (const { gradients } of [clipped, left]) dispose(gradients.filter((each) => each !== null));
  });
});
