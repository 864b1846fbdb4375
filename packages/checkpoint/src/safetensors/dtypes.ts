import { fromBfloat16, fromFloat16 } from './half-floats.ts';
import type { TensorValues } from './tensor-data.ts';

/** Bytes of an element, for every type that the format names: a file may hold types that nobody reads. */
export const elementBytes: ReadonlyMap<string, number> = new Map([
  ...['F64', 'I64', 'U64'].map((name) => [name, 8] as const),
  ...['F32', 'I32', 'U32'].map((name) => [name, 4] as const),
  ...['F16', 'BF16', 'I16', 'U16'].map((name) => [name, 2] as const),
  ...['F8_E4M3', 'F8_E5M2', 'I8', 'U8', 'BOOL'].map((name) => [name, 1] as const),
]);

/** How the types that are read become typed arrays; the bytes start an ArrayBuffer. */
export const decoders: ReadonlyMap<string, (bytes: ArrayBuffer) => TensorValues> = new Map<
  string,
  (bytes: ArrayBuffer) => TensorValues
>([
  ['F32', (bytes) => new Float32Array(bytes)],
  ['F16', (bytes) => fromFloat16(new Uint16Array(bytes))],
  ['BF16', (bytes) => fromBfloat16(new Uint16Array(bytes))],
  ['I32', (bytes) => new Int32Array(bytes)],
  ['I64', (bytes) => new BigInt64Array(bytes)],
]);

export function dtypeOf(values: TensorValues): 'F32' | 'I32' | 'I64' {
  if (values instanceof Float32Array) return 'F32';
  return values instanceof Int32Array ? 'I32' : 'I64';
}
