/** Numbers on their way between a file and a device: flat, row-major. */
export interface TensorData {
  /** `[]` for a single number. */
  readonly shape: readonly number[];
  /** As many as the sizes of the shape multiplied. */
  readonly values: TensorValues;
}

export type TensorValues = Float32Array | Int32Array | BigInt64Array;

/** Tensors by name, such as `encoder.layers.0.linear1.weight`. */
export type NamedTensors = ReadonlyMap<string, TensorData>;

/** How many numbers a shape holds; NaN where that is beyond what a double counts exactly. */
export function elementsOf(shape: readonly number[]): number {
  let elements = 1;
  for (const size of shape) elements *= size;
  return Number.isSafeInteger(elements) ? elements : Number.NaN;
}
