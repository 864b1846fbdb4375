/**
 * 1 / sqrt(|v|^2 + 1e-9) of each row: finite for the zero vector, whose similarity to everything is then 0.
 *
 * @param vectors shape [rows, dimensions]
 * @returns shape [rows]
 */
export function inverseNorms(vectors: Float32Array, dimensions: number): Float32Array {
  const rows = vectors.length / dimensions;
  const norms = new Float32Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    let squares = 0;
    for (const end = at + dimensions; at < end; at++) squares += vectors[at]! * vectors[at]!;
    norms[row] = 1 / Math.sqrt(squares + 1e-9);
  }
  return norms;
}
