import type { FusedOperations } from '../../fused.ts';
import { size, type WasmBackend } from '../backend.ts';
import { differentiable } from '../differentiable.ts';
import { columnSums, type FunctionName, map, mapGradient, product } from '../launch.ts';

/** y = f(x W^T + b): dz = dy f'(z), dx = dz W, dW = dz^T x, db = the sum of dz over rows. */
export function fusedLinear(backend: WasmBackend): FusedOperations['linear'] {
  const { kernels } = backend;
  const at = (x: Parameters<WasmBackend['address']>[0]) => backend.address(x);
  return (x, weight, bias, activation) => {
    const [out, width] = weight.shape as [number, number];
    const rows = size(x.shape) / width;
    const shape = [...x.shape.slice(0, -1), out];
    const inputs = bias ? { x, weight, bias } : { x, weight };
    const forward = () => {
      const z = backend.makeTensor(shape);
      product(kernels, {
        a: { address: at(x), row: width, column: 1 },
        b: { address: at(weight), row: 1, column: width },
        c: { address: at(z), row: out },
        rows,
        columns: out,
        depth: width,
        bias: bias ? at(bias) : 0,
      });
      if (activation === undefined) return { outputs: [z], saved: [x, weight] };
      if (activation === 'gelu') {
        const y = backend.makeTensor(shape);
        map(backend, 'gelu', z, y, rows * out);
        return { outputs: [y], saved: [x, weight, z] };
      }
      map(backend, activation, z, z, rows * out);
      return { outputs: [z], saved: [x, weight, z] };
    };
    const [y] = differentiable(backend, inputs, forward, ([dy], [x, weight, z]) => {
      const dz = z ? backend.makeTensor(shape) : dy!;
      if (z) mapGradient(backend, activation as FunctionName, dy!, z, dz, rows * out);
      return {
        x: () => {
          const dx = backend.makeTensor(x!.shape);
          product(kernels, {
            a: { address: at(dz), row: out, column: 1 },
            b: { address: at(weight!), row: width, column: 1 },
            c: { address: at(dx), row: width },
            rows,
            columns: width,
            depth: out,
          });
          return dx;
        },
        weight: () => {
          const dWeight = backend.makeTensor(weight!.shape);
          product(kernels, {
            a: { address: at(dz), row: 1, column: out },
            b: { address: at(x!), row: width, column: 1 },
            c: { address: at(dWeight), row: width },
            rows: out,
            columns: width,
            depth: rows,
          });
          return dWeight;
        },
        bias: () => {
          const dBias = backend.makeTensor([out]);
          columnSums(kernels, at(dz), at(dBias), [1, rows, out]);
          return dBias;
        },
      };
    });
    return y!;
  };
}
