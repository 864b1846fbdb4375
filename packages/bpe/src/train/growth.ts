/**
 * Entries that arrays have room for at first: few, so that they grow before V8 optimizes what uses them. A branch that did not run
 * until then makes it throw the optimized code away when it first does, here in the middle of the merging.
 */
export const START = 1 << 8;

export function grown(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(array);
  return larger;
}
