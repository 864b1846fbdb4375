import type { FusedOperations } from '../../fused.ts';
import type { WasmBackend } from '../backend.ts';
import { differentiable } from '../differentiable.ts';
import { chunks, columnSums, rowsAtOnce } from '../launch.ts';

/** Columns of a chunk of the parameters' gradients. */
const COLUMNS = 32;

export function fusedLayerNorm(backend: WasmBackend): FusedOperations['layerNorm'] {
  const { kernels } = backend;
  const at = (x: Parameters<WasmBackend['address']>[0]) => backend.address(x);
  return (x, gamma, beta, epsilon) => {
    const columns = gamma.size;
    const rows = x.size / columns;
    const each = rowsAtOnce(columns);
    const inputs = beta ? { x, gamma, beta } : { x, gamma };
    const forward = () => {
      const y = backend.makeTensor(x.shape);
      const statistics = backend.makeTensor([rows, 2]); // mean, 1 / deviation
      const addresses = [at(x), at(gamma), beta ? at(beta) : 0, at(y), at(statistics)];
      kernels.run('layerNorm', chunks(rows, each), [...addresses, rows, columns, each], [epsilon]);
      return { outputs: [y], saved: [x, gamma, statistics] };
    };
    const [y] = differentiable(backend, inputs, forward, ([dy], [x, gamma, statistics]) => ({
      x: () => {
        const dx = backend.makeTensor(x!.shape);
        const addresses = [at(dy!), at(x!), at(gamma!), at(statistics!), at(dx)];
        kernels.run('layerNormGradient', chunks(rows, each), [...addresses, rows, columns, each]);
        return dx;
      },
      gamma: () => {
        const dGamma = backend.makeTensor([columns]);
        const words = [at(dy!), at(x!), at(statistics!), at(dGamma), rows, columns, COLUMNS];
        kernels.run('layerNormScaleGradient', chunks(columns, COLUMNS), words);
        return dGamma;
      },
      beta: () => {
        const dBeta = backend.makeTensor([columns]);
        columnSums(kernels, at(dy!), at(dBeta), [1, rows, columns]);
        return dBeta;
      },
    }));
    return y!;
  };
}
