/**
 * What it computes, in one sentence; then shapes, units, errors and the source it follows.
 *
 * @param ids word ids, shape [words]
 */
export function computeDevice(ids: Int32Array): Int32Array {
  return ids.slice();
}
