import { setFlagsFromString } from 'node:v8';

/**
 * Those of Node 24 to 26. Only where it was tried: an unknown flag is complained of on the terminal, and flags that do not go
 * together end the process (14.1 without `--no-wasm-inlining`).
 */
const TRIED = /^(13\.6|14\.[16])\./;
/** All functions are compiled for good at once, and pairs of registers are joined, while that holds. */
const ON = ['--no-liftoff', '--no-wasm-lazy-compilation', '--no-wasm-inlining'];
const OFF = ['--liftoff', '--wasm-lazy-compilation', '--wasm-inlining'];
if (process.arch === 'x64') {
  ON.push('--experimental-wasm-revectorize');
  OFF.push('--no-experimental-wasm-revectorize');
}

/**
 * A module compiled at once, its pairs of registers joined to one of 256 bits where V8 can (docs/decisions/0015). That is an
 * experiment of V8's: its flag is on for these milliseconds only, so that no other WebAssembly of the process is touched.
 */
export function compileJoined(bytes: Uint8Array): WebAssembly.Module {
  if (!TRIED.test(process.versions.v8)) return new WebAssembly.Module(bytes);
  for (const flag of ON) setFlagsFromString(flag);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    for (const flag of OFF) setFlagsFromString(flag);
  }
}
