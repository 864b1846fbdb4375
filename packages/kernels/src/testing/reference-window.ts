/**
 * One update of skip-gram with shared negatives in 64 bits, straight from the equations: inputs predict outputs[0]
 * against the other outputs. `vectors.input` and `vectors.output` are rows by word and change in place.
 */
export function referenceWindow(
  vectors: { input: Float64Array[]; output: Float64Array[] },
  inputs: readonly number[],
  outputs: readonly number[],
  rate: number,
): void {
  const x = inputs.map((word) => vectors.input[word]!.slice());
  const w = outputs.map((word) => vectors.output[word]!.slice());
  x.forEach((xi, i) => {
    w.forEach((wj, j) => {
      const score = xi.reduce((sum, value, d) => sum + value * wj[d]!, 0);
      const gradient = rate * ((j === 0 ? 1 : 0) - 1 / (1 + Math.exp(-score)));
      xi.forEach((value, d) => {
        vectors.input[inputs[i]!]![d]! += gradient * wj[d]!;
        vectors.output[outputs[j]!]![d]! += gradient * value;
      });
    });
  });
}
