import { readFileSync } from 'node:fs';

/** What assembly/cosines.ts exports; addresses and counts in bytes and rows. */
export interface CosineModule {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  cosines(
    rows: number,
    inverseNorms: number,
    rowCount: number,
    dimensions: number,
    queries: number,
    queryCount: number,
    scores: number,
  ): void;
  analogyScores(a: number, b: number, c: number, sums: number, rowCount: number): void;
  nextAbove(scores: number, from: number, end: number, limit: number): number;
}

/** TypeScript knows WebAssembly only in the library of browsers. */
interface WebAssemblyScope {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: object };
  };
}

let instance: CosineModule | undefined;

/** The compiled kernel: one a thread, for searches end before another starts. */
export function cosineModule(): CosineModule {
  if (instance === undefined) {
    const { WebAssembly } = globalThis as unknown as WebAssemblyScope;
    const binary = readFileSync(new URL('./wasm/cosines.wasm', import.meta.url));
    instance = new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as CosineModule;
  }
  return instance;
}
