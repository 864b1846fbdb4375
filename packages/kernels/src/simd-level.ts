import { readFileSync } from 'node:fs';
import { WordloomError } from '@wordloom/errors';

/** `relaxed`: with fused multiply-add; `simd128`: without. Their results differ in the last bits. */
export type SimdLevel = 'relaxed' | 'simd128';

let best: SimdLevel | undefined;

/**
 * The instructions that this machine's kernels use. `relaxed` only where its multiply-add really rounds once, so
 * that the level alone decides the bits of a result.
 *
 * @throws WordloomError `kernels/no-simd` where WebAssembly has no SIMD
 */
export function simdLevel(): SimdLevel {
  if (best === undefined) {
    const level = isFused() ? 'relaxed' : 'simd128';
    skipGramModule(level);
    best = level;
  }
  return best;
}

/** The compiled kernels, to be instantiated by each thread. */
export function skipGramModule(level: SimdLevel): WebAssembly.Module {
  const bytes = binaryOf(level);
  if (WebAssembly.validate(bytes)) return new WebAssembly.Module(bytes);
  throw new WordloomError({
    code: 'kernels/no-simd',
    what: `this machine cannot run the ${level} WebAssembly kernels`,
    why: `Node ${process.versions.node} on ${process.arch} has no WebAssembly SIMD with threads, or it is switched off`,
    fix: 'use Node 22.18 or later on an x64 or arm64 processor with SIMD (SSE 4.1 or NEON)',
  });
}

function isFused(): boolean {
  const bytes = binaryOf('relaxed');
  if (!WebAssembly.validate(bytes)) return false;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return (exports.fusesMultiplyAdd as () => number)() !== 0;
}

function binaryOf(level: SimdLevel): Buffer<ArrayBuffer> {
  return level === 'relaxed'
    ? readFileSync(new URL('./wasm/skip-gram-relaxed.wasm', import.meta.url))
    : readFileSync(new URL('./wasm/skip-gram-simd128.wasm', import.meta.url));
}
