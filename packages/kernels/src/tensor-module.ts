import { readFileSync } from 'node:fs';
import { compileJoined } from './joined-registers.ts';
import { simdLevel } from './simd-level.ts';
import { probeTensors } from './tensor-probe.ts';

let compiled: WebAssembly.Module | undefined;

/** The tensor kernels of this machine's level, their pairs of registers joined unless that changes a bit. */
export function tensorModule(): WebAssembly.Module {
  compiled ??= compile(tensorBinary());
  return compiled;
}

function compile(bytes: Uint8Array): WebAssembly.Module {
  const usual = new WebAssembly.Module(bytes);
  const joined = compileJoined(bytes);
  const [found, right] = [probeTensors(joined), probeTensors(usual)];
  return found.every((value, i) => Object.is(value, right[i])) ? joined : usual;
}

function tensorBinary(): Buffer<ArrayBuffer> {
  return simdLevel() === 'relaxed'
    ? readFileSync(new URL('./wasm/tensors-relaxed.wasm', import.meta.url))
    : readFileSync(new URL('./wasm/tensors-simd128.wasm', import.meta.url));
}
