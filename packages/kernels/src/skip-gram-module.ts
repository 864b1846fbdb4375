import { readFileSync } from 'node:fs';
import { WordloomError } from '@wordloom/errors';
import type { SimdLevel } from './simd-level.ts';

/** A binary of the kernels: one a level, and `wide`, which gives the same bits as `relaxed`. */
export type SkipGramBinary = SimdLevel | 'wide';

/** The compiled kernels, to be instantiated by each thread. */
export function skipGramModule(level: SkipGramBinary): WebAssembly.Module {
  const bytes = skipGramBinary(level);
  if (WebAssembly.validate(bytes)) return new WebAssembly.Module(bytes);
  throw new WordloomError({
    code: 'kernels/no-simd',
    what: `this machine cannot run the ${level} WebAssembly kernels`,
    why: `Node ${process.versions.node} on ${process.arch} has no WebAssembly SIMD with threads, or it is switched off`,
    fix: 'use Node 22.18 or later on an x64 or arm64 processor with SIMD (SSE 4.1 or NEON)',
  });
}

/** The bytes of the kernels, whether this machine can run them or not. */
export function skipGramBinary(level: SkipGramBinary): Buffer<ArrayBuffer> {
  switch (level) {
    case 'wide':
      return readFileSync(new URL('./wasm/skip-gram-wide.wasm', import.meta.url));
    case 'relaxed':
      return readFileSync(new URL('./wasm/skip-gram-relaxed.wasm', import.meta.url));
    case 'simd128':
      return readFileSync(new URL('./wasm/skip-gram-simd128.wasm', import.meta.url));
  }
}
