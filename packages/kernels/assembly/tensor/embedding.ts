import { address, word } from './job';

/** Rows of a table by their number; zeros for one that it has not. Words: table, ids, y, ids, table's rows, row bytes, ids of a chunk. */
export function gatherRows(chunk: u32): void {
  const rows = word(4), size = word(6);
  const bytes = address(5);
  const last = min(chunk * size + size, word(3));
  for (let i = chunk * size; i < last; i++) {
    const id = load<u32>(address(1) + (<usize>i << 2));
    const to = address(2) + <usize>i * bytes;
    if (id < rows) memory.copy(to, address(0) + <usize>id * bytes, bytes);
    else memory.fill(to, 0, bytes);
  }
}

/**
 * Sums of the rows of dy that have the same id, in their order; rows without any are zeros. A chunk has some rows of the sums, and
 * looks at all ids. Words: dy, ids, sums, ids, rows of the sums, columns, rows of a chunk.
 */
export function segmentSums(chunk: u32): void {
  const ids = address(1), columns = word(5), size = word(6);
  const rowBytes = <usize>columns << 2;
  const first = chunk * size, rows = min(size, word(4) - first);
  memory.fill(address(2) + <usize>first * rowBytes, 0, <usize>rows * rowBytes);
  const count = word(3);
  for (let i: u32 = 0; i < count; i++) {
    const id = load<u32>(ids + (<usize>i << 2));
    if (id - first >= rows) continue;
    let from = address(0) + <usize>i * rowBytes, to = address(2) + <usize>id * rowBytes;
    const whole = to + (<usize>(columns & ~3) << 2), end = address(2) + (<usize>id + 1) * rowBytes;
    for (; to < whole; to += 16, from += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    for (; to < end; to += 4, from += 4) store<f32>(to, load<f32>(to) + load<f32>(from));
  }
}
