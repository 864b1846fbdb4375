import { setFlagsFromString } from 'node:v8';
import { randomStream } from '@wordloom/random';
import { skipGramKernel } from './skip-gram-kernel.ts';
import { skipGramLayout } from './skip-gram-layout.ts';
import { allocateMemory, writeInitialRows } from './skip-gram-memory.ts';
import { skipGramModule } from './skip-gram-module.ts';

/** V8 12 to 14 (Node 22 to 26) has the flag on x64; an unknown one would be complained of on the terminal. */
const FLAG = 'experimental-wasm-revectorize';
const HAS_FLAG = process.arch === 'x64' && /^1[234]\./.test(process.versions.v8);

/** V8 compiles the hot functions after some 10 ms. Before, the wide kernels are 1.2 times as fast. */
const TRIAL_MS = 60;
const GAIN = 1.3;

let fastest: WebAssembly.Module | undefined;

/**
 * The relaxed kernels, the wide ones where those are clearly faster: where V8 makes one register of 256 bits of each of
 * their pairs of 128, or has twice the registers. It is tried, since nothing tells; both give the same bits, which is
 * tried too. V8's flag for it, an experiment of theirs, is on only while the kernels' hot functions are compiled.
 */
export function fastestRelaxedModule(): WebAssembly.Module {
  fastest ??= tryBoth();
  return fastest;
}

function tryBoth(): WebAssembly.Module {
  if (HAS_FLAG) setFlagsFromString(`--${FLAG}`);
  try {
    const narrow = trial(skipGramModule('relaxed'));
    const wide = trial(skipGramModule('wide'));
    for (const end = performance.now() + TRIAL_MS; performance.now() < end; ) {
      narrow.run();
      wide.run();
    }
    const isFaster = wide.best() * GAIN < narrow.best();
    const isSame = wide.rows.every((value, i) => Object.is(value, narrow.rows[i]));
    return isFaster && isSame ? wide.module : narrow.module;
  } finally {
    if (HAS_FLAG) setFlagsFromString(`--no-${FLAG}`);
  }
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
