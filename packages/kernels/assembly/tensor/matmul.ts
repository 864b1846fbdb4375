import { address, scratch, word } from './job';
import { addProduct } from './product';

/**
 * C[batch] = A[batch] B[batch] (+ bias), a tile of a product each chunk. Words: A, its strides (batch, row, column), B, its
 * strides, C, its strides (batch, row), bias or 0, rows, columns, depth, rows and columns of a tile, 1 to add to what C holds.
 */
export function matmul(chunk: u32): void {
  const rows = word(12), columns = word(13), depth = word(14), tileRows = word(15), tileColumns = word(16);
  const down = (rows + tileRows - 1) / tileRows, across = (columns + tileColumns - 1) / tileColumns;
  const batch = chunk / (down * across);
  const row = ((chunk / across) % down) * tileRows, column = (chunk % across) * tileColumns;
  const high = min(tileRows, rows - row), width = min(tileColumns, columns - column);
  const aRow = address(2), aColumn = address(3), bRow = address(6), bColumn = address(7), cRow = address(10);
  const c = address(8) + batch * address(9) + row * cRow + (<usize>column << 2);
  if (word(17) == 0) startRows(c, cRow, high, width, address(11), column);
  addProduct(
    address(0) + batch * address(1) + row * aRow, aRow, aColumn,
    address(4) + batch * address(5) + column * bColumn, bRow, bColumn,
    c, cRow, high, width, depth, scratch(),
  );
}

/** Each row starts as the bias, or as zeros. */
@inline
function startRows(c: usize, cRow: usize, rows: u32, columns: u32, bias: usize, column: u32): void {
  const bytes = <usize>columns << 2;
  for (let row: u32 = 0; row < rows; row++) {
    if (bias) memory.copy(c + row * cRow, bias + (<usize>column << 2), bytes);
    else memory.fill(c + row * cRow, 0, bytes);
  }
}
