import { visible, WordloomError } from '@wordloom/errors';
import type { Column, Columns } from '@wordloom/schema';
import { type FileColumn, readSchema } from './file-schema.ts';
import { FlatTable } from './flat-table.ts';
import type { TableFile } from './table-file.ts';

/** A run of bytes of the file. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** One field of a batch, as in Arrow's flattened tree: its own length and its buffers. */
export interface Node {
  readonly length: number;
  /** Row offsets, where the type has them. */
  readonly offsets?: Region;
  /** Whether those have 64 bits. */
  readonly wide?: boolean;
  /** Values, where the type has them itself and not in a child. */
  readonly values?: Region;
  readonly child?: Node;
}

export interface Batch {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Node>>;
}

export interface FileLayout {
  readonly name: string;
  readonly columns: Columns;
  readonly batches: readonly Batch[];
}

const magic = 'ARROW1';
const tail = 4 + magic.length; // length of the footer, magic

// Field numbers of File.fbs and Message.fbs in apache/arrow.
const footerFields = { schema: 1, batches: 3 };
const messageFields = { type: 1, header: 2 };
const batchFields = { length: 0, nodes: 1, buffers: 2, compression: 3 };
const batchMessage = 3;

/**
 * Where in the file everything lies, from its footer and the head of each batch; no value is read.
 *
 * @throws WordloomError `table/damaged`, and `table/unsupported` for what other writers of Arrow may put in
 */
export function readLayout(file: TableFile): FileLayout {
  if (file.size < 2 * tail) throw file.damaged('it is too short');
  const end = Buffer.from(file.bytes(file.size - tail, file.size));
  if (end.toString('latin1', 4) !== magic)
    throw file.damaged('its end is missing: it was not written to its end');
  const footer = file.bytes(file.size - tail - end.readInt32LE(0), file.size - tail);
  const {
    name,
    columns: found,
    blocks,
  } = decode(file, () => {
    const root = FlatTable.root(footer);
    return { ...readSchema(root.table(footerFields.schema)), blocks: root.structs(footerFields.batches, 24) };
  });
  const known = found.map(([column, type]): [string, FileColumn] => {
    if (typeof type === 'string') throw unsupported(file, `column '${visible(column)}' is a ${type}`);
    return [column, type];
  });
  const columns = Object.fromEntries(known.map(([column, { type }]) => [column, type]));
  if (Object.keys(columns).length < found.length) throw unsupported(file, 'two columns have one name');
  return { name, columns, batches: blocks.map((block) => readBatch(file, block, known)) };
}

function readBatch(file: TableFile, block: DataView, columns: readonly [string, FileColumn][]): Batch {
  const offset = int64(block, 0);
  const body = offset + block.getInt32(8, true);
  const bodyLength = int64(block, 16);
  const head = file.bytes(offset, body);
  const { rows, nodes, buffers } = decode(file, () => readHead(file, head));
  const nextNode = nodes[Symbol.iterator]();
  const nextBuffer = buffers[Symbol.iterator]();

  const region = (): Region => {
    const buffer = take(file, nextBuffer);
    const start = body + int64(buffer, 0);
    const end = start + int64(buffer, 8);
    if (start >= body && end >= start && end <= Math.min(file.size, body + bodyLength)) return { start, end };
    throw file.damaged('a buffer lies outside of its batch');
  };
  const node = (name: string, type: Column, [wide, ...inner]: readonly boolean[]): Node => {
    const { 0: length, 1: nulls } = take(file, nextNode);
    if (!Number.isSafeInteger(length) || length < 0) throw file.damaged('a column has an impossible length');
    if (nulls !== 0) throw unsupported(file, `column '${visible(name)}' has nulls`);
    region(); // of the validity bits, of no use since there are no nulls
    if (type.type === 'vector') return { length, child: node(name, type.item, []) };
    if (type.type === 'list')
      return { length, offsets: region(), wide: wide!, child: node(name, type.item, inner) };
    if (type.type === 'utf8') return { length, offsets: region(), wide: wide!, values: region() };
    return { length, values: region() };
  };

  const named = columns.map(([name, { type, wide }]): [string, Node] => [name, node(name, type, wide)]);
  if (named.some(([, { length }]) => length !== rows)) throw file.damaged('columns differ in length');
  return { rows, columns: Object.fromEntries(named) };
}

function readHead(file: TableFile, head: Uint8Array) {
  const message = FlatTable.root(head.subarray(8)); // after the continuation mark and the length
  if (message.uint8(messageFields.type) !== batchMessage) throw new RangeError('a batch is something else');
  const batch = message.table(messageFields.header);
  if (batch.has(batchFields.compression)) throw unsupported(file, 'its batches are compressed');
  return {
    rows: batch.int64(batchFields.length),
    nodes: batch.structs(batchFields.nodes, 16).map((node) => [int64(node, 0), int64(node, 8)] as const),
    buffers: batch.structs(batchFields.buffers, 16),
  };
}

function int64(view: DataView, at: number): number {
  return Number(view.getBigInt64(at, true));
}

function take<T>(file: TableFile, from: Iterator<T>): T {
  const { value, done } = from.next();
  if (done) throw file.damaged('a batch has too few buffers');
  return value;
}

function decode<R>(file: TableFile, work: () => R): R {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof RangeError) throw file.damaged('what it says of itself makes no sense', cause);
    throw cause;
  }
}

function unsupported(file: TableFile, what: string): WordloomError {
  return new WordloomError({
    code: 'table/unsupported',
    what: `an Arrow file has what tables of Wordloom do not have: ${what}`,
    where: { file: file.path },
    fix: 'write it anew without; with Polars: write_ipc(path, compat_level=polars.CompatLevel.oldest())',
  });
}
