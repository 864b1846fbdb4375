import { aliasTable, negatives, outputRows, outputs, rowBytes, vocabularySize } from './memory';
import { below, nextBits } from './random';

/** Draws for each negative wanted before a window goes on with fewer. */
const PATIENCE: u32 = 32;

/**
 * Writes the addresses of a window's output rows: the center's, then its negatives', all distinct. A vocabulary
 * with no more words than that gives every other word once; one so skewed that `PATIENCE` draws a negative do not
 * find enough gives those found.
 *
 * @returns how many rows there are
 */
export function drawOutputs(center: u32): u32 {
  const centers = i32x4.splat(rowOf(center));
  for (let j: u32 = 0; j <= negatives; j += 4) v128.store(outputs + (j << 2), centers);
  let count: u32 = 1;
  if (vocabularySize <= negatives + 1) {
    for (let word: u32 = 0; word < vocabularySize; word++) {
      if (word != center) store<usize>(outputs + (count++ << 2), rowOf(word));
    }
    return count;
  }
  for (let draws = negatives * PATIENCE; count <= negatives && draws > 0; draws--) {
    const row = rowOf(drawWord());
    const isNew = !isAmong(row, count);
    store<usize>(outputs + (count << 2), row);
    count += u32(isNew);
  }
  return count;
}

/** Whether a row is one of the first `count` outputs; a register's width of them is compared at a time. */
@inline
function isAmong(row: usize, count: u32): bool {
  const rows = i32x4.splat(row);
  let same = i32x4.splat(0);
  for (let j: u32 = 0; j < count; j += 4) same = v128.or(same, i32x4.eq(rows, v128.load(outputs + (j << 2))));
  return v128.any_true(same);
}

/** One word of the noise distribution in constant time (alias method: Walker 1977, Vose 1991). */
@inline
function drawWord(): u32 {
  const bits = nextBits();
  const word = below(bits, vocabularySize);
  const entry = aliasTable + (<usize>word << 3);
  return select(word, load<u32>(entry, 4), <u32>bits < load<u32>(entry));
}

@inline
function rowOf(word: u32): usize {
  return outputRows + <usize>word * rowBytes;
}
