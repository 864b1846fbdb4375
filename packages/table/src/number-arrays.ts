import type { NumberType } from '@wordloom/schema';

export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

interface NumberArrayType {
  new (memory: ArrayBufferLike, byteOffset?: number, length?: number): NumberArray;
  readonly BYTES_PER_ELEMENT: number;
  readonly name: string;
}

/** The typed array of each number type. */
export const numberArrays: Readonly<Record<NumberType, NumberArrayType>> = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
};
