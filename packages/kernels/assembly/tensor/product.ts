import { BLOCK_COLUMNS, BLOCK_ROWS, multiplyBlock } from './microkernel';
import { packColumns, packRows } from './pack';

/** What is packed at once: A and B then fit the second cache, a block of each the first. */
export const TILE_ROWS: u32 = 192;
export const TILE_COLUMNS: u32 = 256;
export const TILE_DEPTH: u32 = 256;

const EDGE_BYTES: usize = 512;
/** Of scratch that a product takes: an edge block of C, packed A and packed B. */
export const PRODUCT_BYTES: usize =
  EDGE_BYTES + ((<usize>TILE_ROWS * TILE_DEPTH) << 2) + ((<usize>TILE_COLUMNS * TILE_DEPTH) << 2);

/**
 * C[rows, columns] += A[rows, depth] B[depth, columns], of any strides (in bytes) but that the columns of C are side by side.
 * Each element is a chain of multiply-adds in the order of depth, from what C holds: the same bits for any tiling.
 *
 * @param scratch PRODUCT_BYTES
 */
export function addProduct(
  a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, c: usize, cRow: usize,
  rows: u32, columns: u32, depth: u32, scratch: usize,
): void {
  const packedRows = scratch + EDGE_BYTES;
  const packedColumns = packedRows + ((<usize>TILE_ROWS * TILE_DEPTH) << 2);
  for (let column: u32 = 0; column < columns; column += TILE_COLUMNS) {
    const width = min(TILE_COLUMNS, columns - column);
    for (let k: u32 = 0; k < depth; k += TILE_DEPTH) {
      const deep = min(TILE_DEPTH, depth - k);
      packColumns(b + <usize>k * bRow + <usize>column * bColumn, bRow, bColumn, width, deep, packedColumns);
      for (let row: u32 = 0; row < rows; row += TILE_ROWS) {
        const high = min(TILE_ROWS, rows - row);
        packRows(a + <usize>row * aRow + <usize>k * aColumn, aRow, aColumn, high, deep, packedRows);
        const corner = c + <usize>row * cRow + (<usize>column << 2);
        addPackedProduct(packedRows, packedColumns, corner, cRow, high, width, deep, scratch);
      }
    }
  }
}

/**
 * As {@link addProduct}, of operands that are packed.
 *
 * @param edge EDGE_BYTES of scratch
 */
export function addPackedProduct(
  a: usize, b: usize, c: usize, cRow: usize, rows: u32, columns: u32, depth: u32, edge: usize,
): void {
  for (let column: u32 = 0; column < columns; column += BLOCK_COLUMNS) {
    const width = min(BLOCK_COLUMNS, columns - column);
    let panel = a;
    for (let row: u32 = 0; row < rows; row += BLOCK_ROWS) {
      const high = min(BLOCK_ROWS, rows - row);
      const at = c + <usize>row * cRow + (<usize>column << 2);
      if (high == BLOCK_ROWS && width == BLOCK_COLUMNS) multiplyBlock(panel, b, at, cRow, depth);
      else multiplyEdge(panel, b, at, cRow, high, width, depth, edge);
      panel += <usize>depth * 24;
    }
    b += <usize>depth << 6;
  }
}

function multiplyEdge(
  a: usize, b: usize, c: usize, cRow: usize, rows: u32, columns: u32, depth: u32, edge: usize,
): void {
  const bytes = <usize>columns << 2;
  for (let row: u32 = 0; row < rows; row++) memory.copy(edge + (<usize>row << 6), c + <usize>row * cRow, bytes);
  multiplyBlock(a, b, edge, 64, depth);
  for (let row: u32 = 0; row < rows; row++) memory.copy(c + <usize>row * cRow, edge + (<usize>row << 6), bytes);
}

/** Packs all of B[depth, columns] for {@link addProductOfPacked}: columns, up to a multiple of 16, times depth numbers. */
export function packAllColumns(b: usize, bRow: usize, bColumn: usize, columns: u32, depth: u32, to: usize): void {
  for (let k: u32 = 0; k < depth; k += TILE_DEPTH) {
    packColumns(b + <usize>k * bRow, bRow, bColumn, columns, min(TILE_DEPTH, depth - k), to + packedOffset(columns, k));
  }
}

/** As {@link addProduct}, of a B that is packed, and TILE_ROWS rows of A at most. */
export function addProductOfPacked(
  a: usize, aRow: usize, packed: usize, c: usize, cRow: usize, rows: u32, columns: u32, depth: u32, scratch: usize,
): void {
  const packedRows = scratch + EDGE_BYTES;
  for (let k: u32 = 0; k < depth; k += TILE_DEPTH) {
    const deep = min(TILE_DEPTH, depth - k);
    packRows(a + (<usize>k << 2), aRow, 4, rows, deep, packedRows);
    addPackedProduct(packedRows, packed + packedOffset(columns, k), c, cRow, rows, columns, deep, scratch);
  }
}

@inline
function packedOffset(columns: u32, k: u32): usize {
  return (<usize>((columns + BLOCK_COLUMNS - 1) & ~(BLOCK_COLUMNS - 1)) * k) << 2;
}
