import { type Tensor, tensor, type Variable, variable } from '@wordloom/device';

/** Values that PyTorch's side makes too (torch_models.py): a hash of the place and of the parameter's number, uniform in -1 .. 1. */
function uniform(count: number, number: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    let h = Math.imul(i + 1, 0x9e3779b1) + Math.imul(number + 1, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
    h ^= h >>> 15;
    return (h >>> 0) / 2 ** 31 - 1;
  });
}

/** Makes the parameters of a model, in a fixed order. */
export class Parameters {
  readonly trained: Variable[] = [];
  #made = 0;

  /** Uniform in center - scale .. center + scale. */
  make(shape: readonly number[], scale: number, center = 0): Variable {
    const made = this.frozen(shape, scale, center);
    const parameter = variable(made);
    made.dispose();
    this.trained.push(parameter);
    return parameter;
  }

  frozen(shape: readonly number[], scale: number, center = 0): Tensor {
    const values = uniform(
      shape.reduce((product, each) => product * each, 1),
      this.#made++,
    );
    return tensor(
      values.map((value) => center + scale * value),
      shape,
    );
  }

  linear(width: number, out: number): { readonly weight: Variable; readonly bias: Variable } {
    return { weight: this.make([out, width], 1 / Math.sqrt(width)), bias: this.make([out], 0.1) };
  }

  norm(width: number): { readonly gamma: Variable; readonly beta: Variable } {
    return { gamma: this.make([width], 0.1, 1), beta: this.make([width], 0.1) };
  }
}

/** Numbers below `limit`, int32, the same on PyTorch's side. */
export function ids(shape: readonly number[], limit: number, salt: number): Tensor {
  const count = shape.reduce((product, each) => product * each, 1);
  return tensor(
    Int32Array.from({ length: count }, (_, i) => ((i * 7919 + salt) % 1_000_003) % limit),
    shape,
  );
}
