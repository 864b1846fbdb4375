import type { FusedOperations } from '../../fused.ts';
import type { WasmBackend } from '../backend.ts';
import { chunks } from '../launch.ts';

const CHUNK = 16_384;

type Optimizers = Pick<FusedOperations, 'adam' | 'adagrad' | 'sgd' | 'sumOfSquares'>;

export function fusedOptimizers(backend: WasmBackend): Optimizers {
  const { kernels } = backend;
  const at = (x: Parameters<WasmBackend['address']>[0]) => backend.address(x);
  return {
    adam(parameter, gradient, { firstMoment, secondMoment }, options, decoupled) {
      const { learningRate, step, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
      const count = parameter.size;
      const addresses = [parameter, gradient, firstMoment, secondMoment].map(at);
      const rate = learningRate / (1 - beta1 ** step);
      const root = 1 / Math.sqrt(1 - beta2 ** step);
      const decay = decoupled ? weightDecay * learningRate : weightDecay;
      const reals = [rate, beta1, 1 - beta1, beta2, 1 - beta2, root, epsilon, decay];
      kernels.run('adam', chunks(count, CHUNK), [...addresses, count, CHUNK, decoupled ? 1 : 0], reals);
    },
    adagrad(parameter, gradient, sumOfSquares, learningRate, epsilon) {
      const count = parameter.size;
      const words = [at(parameter), at(gradient), at(sumOfSquares), count, CHUNK];
      kernels.run('adagrad', chunks(count, CHUNK), words, [learningRate, epsilon]);
    },
    sgd(parameter, gradient, velocity, learningRate, momentum, weightDecay) {
      const count = parameter.size;
      const words = [at(parameter), at(gradient), velocity ? at(velocity) : 0, count, CHUNK];
      kernels.run('sgd', chunks(count, CHUNK), words, [learningRate, momentum, weightDecay]);
    },
    sumOfSquares(x) {
      const blocks = chunks(x.size, CHUNK);
      const sums = kernels.memory.allocate(blocks * 8);
      kernels.run('squareSums', blocks, [at(x), sums, x.size, CHUNK]);
      const total = new Float64Array(kernels.memory.memory.buffer, sums, blocks).reduce((a, b) => a + b, 0);
      kernels.memory.free(sums);
      return total;
    },
  };
}
