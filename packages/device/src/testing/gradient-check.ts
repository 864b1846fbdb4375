import { randomStream } from '@wordloom/random';
import { mul, sum } from '../plain.ts';
import { dispose, type Tensor, tensor, tidy, valueAndGrads } from '../tensors.ts';

/** Normal values, the same for the same seed. */
function normals(shape: readonly number[], seed: number | string, scale = 1): Float32Array {
  const random = randomStream(seed);
  const size = shape.reduce((product, each) => product * each, 1);
  return Float32Array.from({ length: size }, () => scale * random.normal());
}

export interface Input {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

export function normalInput(shape: readonly number[], seed: number | string, scale = 1): Input {
  return { values: normals(shape, seed, scale), shape };
}

/**
 * Where gradients are off. Holds those of `loss`, a scalar of the inputs, against central differences at `samples` elements of each, at a
 * step where the errors of rounding and of the third derivative are both small.
 */
export function gradientErrors(
  loss: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Input[],
  { samples = 12, step = 5e-3, tolerance = 3e-3 } = {},
): string[] {
  const errors: string[] = [];
  const tensors = inputs.map(({ values, shape }) => tensor(values, shape));
  const { value, grads } = valueAndGrads(() => loss(...tensors), tensors);
  const at = (input: number, element: number, change: number): number => {
    let result = 0;
    tidy(() => {
      const moved = inputs.map(({ values, shape }, i) => {
        const copy = values.slice();
        if (i === input) copy[element]! += change;
        return tensor(copy, shape);
      });
      result = loss(...moved).dataSync()[0]!;
    });
    return result;
  };
  inputs.forEach(({ values }, i) => {
    const gradient = grads[i]!.dataSync();
    const every = Math.max(1, Math.floor(values.length / samples));
    for (let element = 0; element < values.length; element += every) {
      const slope = (at(i, element, step) - at(i, element, -step)) / (2 * step);
      const error = Math.abs(gradient[element]! - slope);
      if (error <= tolerance * Math.max(1, Math.abs(slope))) continue;
      errors.push(`input ${i}, element ${element}: ${gradient[element]}, not ${slope}`);
    }
  });
  dispose([value, ...tensors, ...grads.filter((gradient) => gradient !== null)]);
  return errors;
}

/** The sum of a tensor times fixed values of its shape: a scalar that every element has a hand in. */
export function weigh(y: Tensor): Tensor {
  const weights = tensor(normals(y.shape, 'weights'), y.shape);
  return sum(mul(y, weights));
}
