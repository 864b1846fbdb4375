import { type Tensor, tensor } from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';

/** Values of a parameter as it begins, flat; PyTorch's layout, output dimension first. */
export type Initializer = (shape: readonly number[], random: RandomStream) => Float32Array;

/** Even over -limit .. limit with limit = gain sqrt(6 / (fan in + fan out)) (Glorot and Bengio 2010). */
export function xavierUniform(gain = 1): Initializer {
  return (shape, random) => {
    const { fanIn, fanOut } = fans(shape);
    return uniform(gain * Math.sqrt(6 / (fanIn + fanOut)))(shape, random);
  };
}

/** Normal with deviation gain sqrt(2 / (fan in + fan out)) (Glorot and Bengio 2010). */
export function xavierNormal(gain = 1): Initializer {
  return (shape, random) => {
    const { fanIn, fanOut } = fans(shape);
    return normal(gain * Math.sqrt(2 / (fanIn + fanOut)))(shape, random);
  };
}

/** Even over -limit .. limit with limit = 1 / sqrt(fan in): where PyTorch's linear layers and convolutions begin. */
export const fanInUniform: Initializer = (shape, random) =>
  uniform(1 / Math.sqrt(fans(shape).fanIn))(shape, random);

export function uniform(limit: number): Initializer {
  return (shape, random) =>
    Float32Array.from({ length: sizeOf(shape) }, () => limit * (2 * random.float() - 1));
}

export function normal(deviation = 1): Initializer {
  return (shape, random) => Float32Array.from({ length: sizeOf(shape) }, () => deviation * random.normal());
}

export function constant(value: number): Initializer {
  return (shape) => new Float32Array(sizeOf(shape)).fill(value);
}

export function initialize(shape: readonly number[], initializer: Initializer, random: RandomStream): Tensor {
  return tensor(initializer(shape, random), shape);
}

/** [out, in, kernel...]: each output sees `fan in` numbers, each input goes into `fan out`. */
function fans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const [out = 1, size = 1, ...kernel] = shape;
  const field = sizeOf(kernel);
  return { fanIn: size * field, fanOut: out * field };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
