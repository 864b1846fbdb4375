import type { FusedOperations } from '../../fused.ts';
import { dropKey } from '../../operations/dropout-key.ts';
import type { WasmBackend } from '../backend.ts';
import { differentiable } from '../differentiable.ts';
import { chunks, map, mapGradient } from '../launch.ts';

export function fusedGelu(backend: WasmBackend): FusedOperations['gelu'] {
  return (x, form) => {
    const name = form === 'erf' ? 'gelu' : 'geluTanh';
    const forward = () => {
      const y = backend.makeTensor(x.shape);
      map(backend, name, x, y, x.size);
      return { outputs: [y], saved: [x] };
    };
    const [y] = differentiable(backend, { x }, forward, ([dy], [x]) => ({
      x: () => {
        const dx = backend.makeTensor(x!.shape);
        mapGradient(backend, name, dy!, x!, dx, x!.size);
        return dx;
      },
    }));
    return y!;
  };
}

const CHUNK = 16_384;

/** The mask is not kept: its bits are drawn again for the gradient, which is dropout of the gradient. */
export function fusedDropout(backend: WasmBackend): FusedOperations['dropout'] {
  return (x, rate, key) => {
    const { words, limit } = dropKey(rate, key);
    const drop = (from: typeof x) => {
      const to = backend.makeTensor(from.shape);
      const given = [backend.address(from), backend.address(to), from.size, CHUNK, ...words, limit];
      backend.kernels.run('dropout', chunks(from.size, CHUNK), given, [1 / (1 - rate)]);
      return to;
    };
    const [y] = differentiable(
      backend,
      { x },
      () => ({ outputs: [drop(x)], saved: [] }),
      ([dy]) => ({ x: () => drop(dy!) }),
    );
    return y!;
  };
}
