import { randomStream } from '@wordloom/random';
import { compileJoined } from './joined-registers.ts';
import { skipGramKernel } from './skip-gram-kernel.ts';
import { skipGramLayout } from './skip-gram-layout.ts';
import { allocateMemory, writeInitialRows } from './skip-gram-memory.ts';
import { skipGramBinary } from './skip-gram-module.ts';

/** Runs of each, and how much faster the wide kernels must be: what a busy machine makes of the same is less. */
const RUNS = 30;
const GAIN = 1.1;

let fastest: WebAssembly.Module | undefined;

/**
 * The relaxed kernels, the wide ones where those are faster: where V8 makes one register of 256 bits of each of their pairs of
 * 128, or has twice the registers. It is tried, since nothing tells; both give the same bits, which is tried too.
 */
export function fastestRelaxedModule(): WebAssembly.Module {
  fastest ??= tryBoth();
  return fastest;
}

function tryBoth(): WebAssembly.Module {
  const narrow = trial(compileJoined(skipGramBinary('relaxed')));
  const wide = trial(compileJoined(skipGramBinary('wide')));
  for (let run = 0; run < RUNS; run++) {
    narrow.run();
    wide.run();
  }
  const isFaster = wide.best() * GAIN < narrow.best();
  const isSame = wide.rows.every((value, i) => Object.is(value, narrow.rows[i]));
  return isFaster && isSame ? wide.module : narrow.module;
}

/** A kernel that trains on the same few windows again and again. */
function trial(module: WebAssembly.Module) {
  const sizes = { vocabularySize: 32, dimensions: 128, window: 5, negatives: 5, threads: 1 };
  const layout = skipGramLayout(sizes);
  const { inputRows, outputRows, rowBytes, scratch } = layout;
  const memory = allocateMemory(layout.bytes);
  const rows = new Float32Array(memory.buffer, inputRows, (2 * sizes.vocabularySize * rowBytes) / 4);
  writeInitialRows(rows, sizes.dimensions, rowBytes / 4, randomStream('trial'));
  const corpus = { values: new Int32Array(0), offsets: new Int32Array(1) };
  const kernel = skipGramKernel(module, memory, { ...sizes, layout, corpus, seed: [0, 0], thread: 0 });
  const inputs = new Uint32Array(memory.buffer, scratch.inputs, 2 * sizes.window);
  const outputs = new Uint32Array(memory.buffer, scratch.outputs, 1 + sizes.negatives);
  let least = Number.POSITIVE_INFINITY;
  return {
    module,
    rows,
    /** Milliseconds of the fastest of all runs. */
    best: () => least,
    run(): void {
      const start = performance.now();
      for (let window = 0; window < 100; window++) {
        // Every second one has a word twice, which takes another way through the update.
        inputs.forEach((_, i) => {
          inputs[i] = inputRows + (i % (inputs.length - (window % 2))) * rowBytes;
        });
        outputs.forEach((_, j) => {
          outputs[j] = outputRows + ((window % 20) + j) * rowBytes;
        });
        kernel.trainWindow(inputs.length, outputs.length, 0.01);
      }
      least = Math.min(least, performance.now() - start);
    },
  };
}
