import { WordloomError } from '@wordloom/errors';
import type { Column, Matrix, NumberType, Ragged, Strings } from '@wordloom/schema';
import type { AnyColumnValues } from './any-values.ts';
import type { Node, Region } from './file-layout.ts';
import { type NumberArray, numberArrays } from './number-arrays.ts';
import type { PendingReads } from './pending-reads.ts';
import type { TableFile } from './table-file.ts';
import type { Allocate } from './table-memory.ts';

const most = 2 ** 31 - 1;

/** Rows start .. start + count of one batch. */
interface Part {
  readonly node: Node;
  readonly start: number;
  readonly count: number;
}

/** The file that is read, who gives places for values, and the reads that bring them there. */
export interface ColumnSource {
  readonly file: TableFile;
  readonly allocate: Allocate;
  readonly reads: PendingReads;
}

/** A column's values of several batches end to end, whose numbers are there when the pending reads are done. */
export function readColumn(source: ColumnSource, column: Column, nodes: readonly Node[]): AnyColumnValues {
  return readParts(
    source,
    column,
    nodes.map((node) => ({ node, start: 0, count: node.length })),
  );
}

function readParts(source: ColumnSource, column: Column, parts: readonly Part[]): AnyColumnValues {
  switch (column.type) {
    case 'bool':
      return readBools(source, parts);
    case 'utf8': {
      const { offsets, inner } = readOffsets(source, parts);
      const bytes = readNumbers(source, 'uint8', inner) as Uint8Array;
      return { bytes, offsets } satisfies Strings;
    }
    case 'list': {
      const { offsets, inner } = readOffsets(source, parts);
      const values = readParts(source, column.item, inner.map(toChild)) as NumberArray | Strings;
      return { values, offsets } satisfies Ragged<NumberArray | Strings>;
    }
    case 'vector': {
      const size = column.size!;
      const inner = parts.map(({ node, start, count }) => ({
        node,
        start: start * size,
        count: count * size,
      }));
      const values = readNumbers(source, column.item.type, inner.map(toChild));
      return { values, size } satisfies Matrix<NumberArray>;
    }
    default:
      return readNumbers(source, column.type, parts);
  }
}

function toChild({ node, start, count }: Part): Part {
  return { node: node.child!, start, count };
}

function readNumbers(
  { file, allocate, reads }: ColumnSource,
  type: NumberType,
  parts: readonly Part[],
): NumberArray {
  const width = numberArrays[type].BYTES_PER_ELEMENT;
  const ranges = parts.map(({ node, start, count }) =>
    within(file, node.values!, start * width, count * width),
  );
  const length = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const bytes = allocate(length, ranges[0]?.start ?? 0);
  let at = 0;
  for (const { start, end } of ranges) {
    reads.add(bytes.subarray(at, at + end - start), start);
    at += end - start;
  }
  return new numberArrays[type](bytes.buffer, bytes.byteOffset, length / width);
}

// All offsets as of one batch, and the items that the rows of each part have.
function readOffsets(
  { file, allocate, reads }: ColumnSource,
  parts: readonly Part[],
): { offsets: Int32Array; inner: Part[] } {
  const filled = parts.filter(({ count }) => count > 0); // an empty batch may have no offsets at all
  const ranges = filled.map(({ node, start, count }) => {
    const width = node.wide ? 8 : 4;
    return within(file, node.offsets!, start * width, (count + 1) * width);
  });
  const rows = filled.reduce((sum, { count }) => sum + count, 0);
  const bytes = allocate((rows + 1) * 4, ranges[0]?.start ?? 0);
  const offsets = new Int32Array(bytes.buffer, bytes.byteOffset, rows + 1);
  let row = 0;
  let end = 0;
  const inner = filled.map(({ node, count }, i): Part => {
    const own = offsets.subarray(row, row + count + 1);
    const start = node.wide ? readWide(file, own, ranges[i]!) : readNarrow(file, own, ranges[i]!);
    const first = own[0]!;
    const items = own[count]! - first;
    if (end + items > most) throw tooLong(file);
    const [shift, last] = [end - first, own[count]!];
    reads.meanwhile(() => moveOffsets(file, own.subarray(0, count), shift, last)); // its end is the next one's first
    row += count;
    end += items;
    return { node, start, count: items };
  });
  offsets[rows] = end;
  return { offsets, inner };
}

function moveOffsets(file: TableFile, offsets: Int32Array, shift: number, last: number): void {
  let before = offsets[0]!;
  for (let row = 0; row < offsets.length; row++) {
    const offset = offsets[row]!;
    if (offset < before) throw file.damaged('a row ends before it starts');
    offsets[row] = offset + shift;
    before = offset;
  }
  if (last < before) throw file.damaged('a row ends before it starts');
}

function readNarrow(file: TableFile, own: Int32Array, { start }: Region): number {
  file.readInto(own, start);
  return own[0]!;
}

/** Offsets of 64 bits from their first on, which is returned, as those of 32 bits from 0 on. */
function readWide(file: TableFile, own: Int32Array, { start, end }: Region): number {
  const wide = new BigInt64Array((end - start) / 8);
  file.readInto(wide, start);
  const first = Number(wide[0]!);
  for (let i = 0; i < wide.length; i++) {
    const offset = Number(wide[i]!) - first;
    if (offset < 0) throw file.damaged('a row ends before it starts');
    if (offset > most) throw tooLong(file);
    own[i] = offset;
  }
  return first;
}

function readBools({ file, allocate }: ColumnSource, parts: readonly Part[]): Uint8Array {
  const rows = parts.reduce((sum, { count }) => sum + count, 0);
  for (const { node, count } of parts) within(file, node.values!, 0, Math.ceil(count / 8));
  const values = allocate(rows, 0);
  let at = 0;
  for (const { node, count } of parts) {
    const bits = file.bytes(node.values!.start, node.values!.start + Math.ceil(count / 8));
    for (let i = 0; i < count; i++) values[at++] = (bits[i >> 3]! >> (i & 7)) & 1;
  }
  return values;
}

// Refused before memory is asked for: a damaged file must not be able to ask for more than it is large.
function within(file: TableFile, region: Region, offset: number, length: number): Region {
  const start = region.start + offset;
  if (offset < 0 || length < 0 || start + length > region.end) throw file.damaged('a buffer is too short');
  return { start, end: start + length };
}

function tooLong(file: TableFile): WordloomError {
  return new WordloomError({
    code: 'table/too-long',
    what: 'a column has more than 2,147,483,647 items, too many for one array of offsets',
    where: { file: file.path },
    fix: 'read it batch by batch',
  });
}
