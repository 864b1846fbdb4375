import { skipGramBinary, skipGramModule } from './skip-gram-module.ts';

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

function isFused(): boolean {
  const bytes = skipGramBinary('relaxed');
  if (!WebAssembly.validate(bytes)) return false;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: { memory, readBlock() {} },
  });
  return (exports.fusesMultiplyAdd as () => number)() !== 0;
}
