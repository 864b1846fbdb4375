import { address, word } from './job';

/**
 * Exchanges the dimensions a and b of [outer, a, middle, b, inner]. Words: x, y, outer, a, middle, b, inner. A chunk has one place of
 * outer and of a; it writes inner numbers at a time.
 */
export function exchange(chunk: u32): void {
  const a = word(3), middle = word(4), b = word(5), inner = word(6);
  const outer = chunk / a, row = chunk % a;
  const innerBytes = <usize>inner << 2;
  for (let m: u32 = 0; m < middle; m++) {
    let from = address(0) + (((<usize>outer * a + row) * middle + m) * b) * innerBytes;
    let to = address(1) + ((<usize>outer * b * middle + m) * a + row) * innerBytes;
    const step = <usize>middle * a * innerBytes;
    for (let column: u32 = 0; column < b; column++, from += innerBytes, to += step) {
      if (inner == 1) store<f32>(to, load<f32>(from));
      else memory.copy(to, from, innerBytes);
    }
  }
}

/** Copies rows between matrices. Words: from, to, bytes from a row to the next in each, rows, bytes of a row, rows of a chunk. */
export function copyRows(chunk: u32): void {
  const size = word(6), bytes = address(5);
  const last = min(chunk * size + size, word(4));
  for (let row = chunk * size; row < last; row++) {
    memory.copy(address(1) + row * address(3), address(0) + row * address(2), bytes);
  }
}
