import { randomStream } from '@wordloom/random';
import { instantiate } from './tensor-instance.ts';
import { tensorJob } from './tensor-job.ts';

const PAGE = 65_536;

/** What a module computes of the same values each time: a matrix product and the sums of its columns. */
export function probeTensors(module: WebAssembly.Module): Float32Array {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 16, shared: true });
  const own = instantiate({ module, memory, thread: 0 });
  const job = tensorJob(memory);
  job.scratch.set([4 * PAGE, own.productBytes.value]);
  const [rows, columns, depth] = [23, 37, 70];
  const [a, b, c, sums] = [2 * PAGE, 2 * PAGE + 16_384, 3 * PAGE, 3 * PAGE + 16_384];
  const random = randomStream('probe');
  for (const at of [a, b])
    new Float32Array(memory.buffer, at, 4096).forEach((_, i, all) => {
      all[i] = random.normal();
    });
  const strides = [0, 4 * depth, 4, b, 0, 4 * columns, 4, c, 0, 4 * columns];
  job.set('matmul', [a, ...strides, 0, rows, columns, depth, rows, columns, 0]);
  own.runJob(1, 1);
  job.set('columnSums', [c, sums, 1, rows, columns, 40]);
  own.runJob(1, 1);
  return new Float32Array(memory.buffer, c, PAGE / 4).slice();
}
