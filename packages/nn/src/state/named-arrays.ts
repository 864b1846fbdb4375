/** Tensors by name, off the device: flat, row-major; what @wordloom/checkpoint reads and writes. */
export type NamedArrays = ReadonlyMap<string, NamedArray>;

export interface NamedArray {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | BigInt64Array;
}
