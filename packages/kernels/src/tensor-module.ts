import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { simdLevel } from './simd-level.ts';
import { probeTensors } from './tensor-probe.ts';

/** V8 12 to 14 (Node 22 to 26) has these flags on x64; an unknown one would be complained of on the terminal. */
const HAS_FLAGS = process.arch === 'x64' && /^1[234]\./.test(process.versions.v8);
/** Pairs of registers become one of 256 bits, and all functions are compiled for good at once, while that holds. */
const FLAGS = ['--experimental-wasm-revectorize', '--no-liftoff', '--no-wasm-lazy-compilation'];
const BACK = ['--no-experimental-wasm-revectorize', '--liftoff', '--wasm-lazy-compilation'];

let compiled: WebAssembly.Module | undefined;

/**
 * The tensor kernels of this machine's level, compiled with V8's pass that joins pairs of registers (docs/decisions/0013), unless
 * that changes a bit. Its flag is on for these milliseconds only: no other WebAssembly of the process is touched by it.
 */
export function tensorModule(): WebAssembly.Module {
  compiled ??= compile(tensorBinary());
  return compiled;
}

function compile(bytes: Uint8Array): WebAssembly.Module {
  const narrow = new WebAssembly.Module(bytes);
  if (!HAS_FLAGS) return narrow;
  for (const flag of FLAGS) setFlagsFromString(flag);
  try {
    const wide = new WebAssembly.Module(bytes);
    const [found, right] = [probeTensors(wide), probeTensors(narrow)];
    return found.every((value, i) => Object.is(value, right[i])) ? wide : narrow;
  } finally {
    for (const flag of BACK) setFlagsFromString(flag);
  }
}

function tensorBinary(): Buffer<ArrayBuffer> {
  return simdLevel() === 'relaxed'
    ? readFileSync(new URL('./wasm/tensors-relaxed.wasm', import.meta.url))
    : readFileSync(new URL('./wasm/tensors-simd128.wasm', import.meta.url));
}
