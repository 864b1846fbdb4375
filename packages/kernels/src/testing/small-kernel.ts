import { COMPLETE, skipGramKernel } from '../skip-gram-kernel.ts';
import { skipGramLayout } from '../skip-gram-layout.ts';
import { allocateMemory, writeAliasTable, writeKeepLimits } from '../skip-gram-memory.ts';
import { type SkipGramBinary, skipGramModule } from '../skip-gram-module.ts';
import type { AliasTable } from '../skip-gram-options.ts';

interface SmallKernelOptions {
  readonly sentences: readonly (readonly number[])[];
  readonly vocabularySize: number;
  readonly dimensions: number;
  readonly window: number;
  readonly negatives: number;
  readonly level?: SkipGramBinary;
  /** In the place of that of the level. */
  readonly module?: WebAssembly.Module;
  readonly keep?: Float64Array;
  readonly table?: AliasTable;
}

/** A noise distribution in which all words are alike. */
export function uniformTable(words: number): AliasTable {
  return {
    threshold: new Uint32Array(words).fill(0xffffffff),
    alias: Uint32Array.from({ length: words }, (_, w) => w),
  };
}

/** The kernel on this thread over a small corpus, its rows laid open. */
export function smallKernel(options: SmallKernelOptions) {
  const { sentences, vocabularySize, dimensions, window, negatives } = options;
  const values = Int32Array.from(sentences.flat());
  const offsets = new Int32Array(sentences.length + 1);
  sentences.forEach((sentence, s) => {
    offsets[s + 1] = offsets[s]! + sentence.length;
  });
  const corpus = { values, offsets };
  const sizes = { vocabularySize, dimensions, window, negatives, threads: 1 };
  const layout = skipGramLayout(sizes);
  const memory = allocateMemory(layout.bytes);
  const uint32 = (at: number, length: number) => new Uint32Array(memory.buffer, at, length);
  writeKeepLimits(uint32(layout.keepLimits, vocabularySize), options.keep ?? null);
  writeAliasTable(
    uint32(layout.aliasTable, 2 * vocabularySize),
    options.table ?? uniformTable(vocabularySize),
  );
  const module = options.module ?? skipGramModule(options.level ?? 'simd128');
  const kernel = skipGramKernel(module, memory, { ...sizes, layout, corpus, seed: [1, 2], thread: 0 });
  const rowsAt = (at: number) => new Float32Array(memory.buffer, at, (vocabularySize * layout.rowBytes) / 4);
  const stride = layout.rowBytes / 4;
  return {
    kernel,
    stride,
    input: rowsAt(layout.inputRows),
    output: rowsAt(layout.outputRows),
    /** The words whose output rows the last window used. */
    lastOutputs: (count: number) =>
      Array.from(uint32(layout.scratch.outputs, count), (row) => (row - layout.outputRows) / layout.rowBytes),
    trainChunk: (start: number, end: number, rate: number, chunk = 0) =>
      kernel.trainChunk(start, end, rate, 0, chunk) === COMPLETE,
    trainWindow(inputs: readonly number[], outputs: readonly number[], rate: number): boolean {
      uint32(layout.scratch.inputs, inputs.length).set(
        inputs.map((w) => layout.inputRows + w * layout.rowBytes),
      );
      uint32(layout.scratch.outputs, outputs.length).set(
        outputs.map((w) => layout.outputRows + w * layout.rowBytes),
      );
      return kernel.trainWindow(inputs.length, outputs.length, rate) !== 0;
    },
  };
}

/** Rows in 64 bits by word, without padding. */
export function rowsOf(values: Float32Array, stride: number, dimensions: number): Float64Array[] {
  return Array.from({ length: values.length / stride }, (_, row) =>
    Float64Array.from(values.subarray(row * stride, row * stride + dimensions)),
  );
}
