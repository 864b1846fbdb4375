import { BLOCK_COLUMNS, BLOCK_ROWS } from './microkernel';

/**
 * Packs A[rows, depth] by six rows, those of a column together; rows that are missing from the last six are zeros.
 *
 * @param rowBytes from a row to the next
 * @param columnBytes from a column to the next
 */
export function packRows(a: usize, rowBytes: usize, columnBytes: usize, rows: u32, depth: u32, to: usize): void {
  for (let row: u32 = 0; row < rows; row += BLOCK_ROWS) {
    const from = a + <usize>row * rowBytes;
    const count = min(BLOCK_ROWS, rows - row);
    if (count == BLOCK_ROWS) packSix(from, rowBytes, columnBytes, depth, to);
    else packEdge(from, rowBytes, columnBytes, count, BLOCK_ROWS, depth, to);
    to += <usize>depth * 24;
  }
}

function packSix(from: usize, rowBytes: usize, columnBytes: usize, depth: u32, to: usize): void {
  const end = to + <usize>depth * 24;
  if (rowBytes == 4) {
    for (; to < end; to += 24, from += columnBytes) {
      v128.store(to, v128.load(from));
      store<u64>(to, load<u64>(from, 16), 16);
    }
    return;
  }
  let p0 = from, p1 = p0 + rowBytes, p2 = p1 + rowBytes, p3 = p2 + rowBytes, p4 = p3 + rowBytes, p5 = p4 + rowBytes;
  if (columnBytes == 4) {
    for (; to + 96 <= end; to += 96) {
      const a0 = v128.load(p0), a1 = v128.load(p1), a2 = v128.load(p2), a3 = v128.load(p3);
      const a4 = v128.load(p4), a5 = v128.load(p5);
      const low01 = v128.shuffle<f32>(a0, a1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(a0, a1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(a2, a3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(a2, a3, 2, 6, 3, 7);
      const low45 = v128.shuffle<f32>(a4, a5, 0, 4, 1, 5), high45 = v128.shuffle<f32>(a4, a5, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(to, v128.shuffle<f32>(low45, low01, 0, 1, 6, 7), 16);
      v128.store(to, v128.shuffle<f32>(low23, low45, 2, 3, 6, 7), 32);
      v128.store(to, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 48);
      v128.store(to, v128.shuffle<f32>(high45, high01, 0, 1, 6, 7), 64);
      v128.store(to, v128.shuffle<f32>(high23, high45, 2, 3, 6, 7), 80);
      p0 += 16; p1 += 16; p2 += 16; p3 += 16; p4 += 16; p5 += 16;
    }
  }
  for (; to < end; to += 24) {
    store<f32>(to, load<f32>(p0));
    store<f32>(to, load<f32>(p1), 4);
    store<f32>(to, load<f32>(p2), 8);
    store<f32>(to, load<f32>(p3), 12);
    store<f32>(to, load<f32>(p4), 16);
    store<f32>(to, load<f32>(p5), 20);
    p0 += columnBytes; p1 += columnBytes; p2 += columnBytes; p3 += columnBytes; p4 += columnBytes; p5 += columnBytes;
  }
}

/** Packs B[depth, columns] by sixteen columns, those of a row together; columns that are missing are zeros. */
export function packColumns(b: usize, rowBytes: usize, columnBytes: usize, columns: u32, depth: u32, to: usize): void {
  for (let column: u32 = 0; column < columns; column += BLOCK_COLUMNS) {
    const from = b + <usize>column * columnBytes;
    const count = min(BLOCK_COLUMNS, columns - column);
    if (count < BLOCK_COLUMNS) packEdge(from, columnBytes, rowBytes, count, BLOCK_COLUMNS, depth, to);
    else if (columnBytes == 4) copySixteen(from, rowBytes, depth, to);
    else packSixteen(from, rowBytes, columnBytes, depth, to);
    to += <usize>depth << 6;
  }
}

function copySixteen(from: usize, rowBytes: usize, depth: u32, to: usize): void {
  const end = to + (<usize>depth << 6);
  for (; to < end; to += 64, from += rowBytes) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
  }
}

/** Four columns at a time, each four rows turned in registers where rows are side by side. */
function packSixteen(from: usize, rowBytes: usize, columnBytes: usize, depth: u32, to: usize): void {
  const end = to + (<usize>depth << 6);
  for (let quarter: u32 = 0; quarter < 4; quarter++) {
    let p0 = from + <usize>(quarter << 2) * columnBytes;
    let p1 = p0 + columnBytes, p2 = p1 + columnBytes, p3 = p2 + columnBytes;
    let out = to + (<usize>quarter << 4);
    if (rowBytes == 4) {
      for (; out + 192 < end; out += 256) {
        const a0 = v128.load(p0), a1 = v128.load(p1), a2 = v128.load(p2), a3 = v128.load(p3);
        const low01 = v128.shuffle<f32>(a0, a1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(a0, a1, 2, 6, 3, 7);
        const low23 = v128.shuffle<f32>(a2, a3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(a2, a3, 2, 6, 3, 7);
        v128.store(out, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
        v128.store(out, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 64);
        v128.store(out, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 128);
        v128.store(out, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 192);
        p0 += 16; p1 += 16; p2 += 16; p3 += 16;
      }
    }
    for (; out < end; out += 64) {
      store<f32>(out, load<f32>(p0));
      store<f32>(out, load<f32>(p1), 4);
      store<f32>(out, load<f32>(p2), 8);
      store<f32>(out, load<f32>(p3), 12);
      p0 += rowBytes; p1 += rowBytes; p2 += rowBytes; p3 += rowBytes;
    }
  }
}

/** Fewer lines than a block has, the others zeros. A line is a row of A or a column of B. */
function packEdge(
  from: usize, lineBytes: usize, stepBytes: usize, lines: u32, blockLines: u32, depth: u32, to: usize,
): void {
  const blockBytes = <usize>blockLines << 2;
  memory.fill(to, 0, <usize>depth * blockBytes);
  for (let line: u32 = 0; line < lines; line++) {
    let p = from + <usize>line * lineBytes;
    let out = to + (<usize>line << 2);
    for (let k: u32 = 0; k < depth; k++, p += stepBytes, out += blockBytes) store<f32>(out, load<f32>(p));
  }
}
