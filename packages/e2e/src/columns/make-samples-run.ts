import { packStrings, type Ragged, type Strings } from '@wordloom/schema';
import { implement } from '@wordloom/stage';
import { makeSamples } from './stages.ts';

const rows = 1000;

export default implement(makeSamples, async ({ outputs, parameters }) => {
  const { batches, around, changed } = parameters;
  const other = (column: typeof changed, row: number) => (column === changed && row === rows - 1 ? 1 : 0);
  for (let batch = 0; batch < batches; batch++) {
    const start = Math.floor((batch * rows) / batches);
    const end = Math.floor(((batch + 1) * rows) / batches);
    // Numbers are views into a longer array, lists and strings have more items and bytes than their rows take.
    const of = <R>(value: (row: number) => R) =>
      Array.from({ length: end - start + around }, (_, i) => value(start + i));
    const length = end - start;
    await outputs.samples.append({
      id: Int32Array.from(of((row) => row + other('id', row))).subarray(0, length),
      word: cutStrings(packStrings(of((row) => `w${(row % 7) + other('word', row)}`)), length),
      known: Uint8Array.from(of((row) => ((row % 3 === 0 ? 1 : 0) + other('known', row)) & 1)).subarray(
        0,
        length,
      ),
      ids: cutRagged(
        of((row) => Array.from({ length: row % 4 }, () => row + other('ids', row))),
        length,
      ),
      vector: {
        values: Float64Array.from(of((row) => [row, -row, other('vector', row)]).flat()).subarray(
          0,
          3 * length,
        ),
        size: 3,
      },
    });
  }
});

function cutStrings({ bytes, offsets }: Strings, rows: number): Strings {
  return { bytes, offsets: offsets.subarray(0, rows + 1) };
}

function cutRagged(items: number[][], rows: number): Ragged<Int32Array> {
  const offsets = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) offsets[row + 1] = offsets[row]! + items[row]!.length;
  return { values: Int32Array.from(items.flat()), offsets };
}
