import type { SharedMemory } from './tensor-memory.ts';

/** What a thread is made of. */
export interface TensorThread {
  readonly module: WebAssembly.Module;
  readonly memory: SharedMemory;
  /** Its number; that of the host's is 0. */
  readonly thread: number;
}

/** What assembly/tensors.ts exports. */
export interface TensorExports {
  runJob(chunks: number, threads: number): void;
  serve(): void;
  endThreads(): void;
  setThread(thread: number): void;
  readonly productBytes: { readonly value: number };
}

/** An instance of the kernels for one thread. */
export function instantiate({ module, memory, thread }: TensorThread): TensorExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const own = exports as unknown as TensorExports;
  own.setThread(thread);
  return own;
}
