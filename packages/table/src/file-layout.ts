import { WordloomError } from '@wordloom/errors';
import { Message, RecordBatchReader, type Schema } from 'apache-arrow';
import { columnOf, tableName } from './arrow-types.ts';
import type { Column, Columns } from './schema/index.ts';
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

/**
 * Where in the file everything lies, from its footer and the head of each batch; no value is read.
 *
 * @throws WordloomError `table/damaged`, and `table/unsupported` for types and compression that Wordloom does not write
 */
export function readLayout(file: TableFile): FileLayout {
  const { schema, blocks } = readFooter(file);
  const columns: Columns = Object.fromEntries(
    schema.fields.map(({ name, type }): [string, Column] => {
      const column = columnOf(type);
      if (!column) throw unsupported(file, `column '${name}' is of type ${type}`);
      return [name, column];
    }),
  );
  if (Object.keys(columns).length < schema.fields.length)
    throw unsupported(file, 'two columns have one name');
  return {
    name: tableName(schema),
    columns,
    batches: blocks.map((block) => readBatch(file, block, columns)),
  };
}

interface Block {
  readonly offset: number;
  readonly metaDataLength: number;
  readonly bodyLength: number;
}

function readFooter(file: TableFile): { schema: Schema; blocks: Block[] } {
  if (file.size < 2 * tail) throw file.damaged('it is too short');
  const end = Buffer.from(file.bytes(file.size - tail, file.size));
  if (end.toString('latin1', 4) !== magic)
    throw file.damaged('its end is missing: it was not written to its end');
  const footer = file.bytes(file.size - tail - end.readInt32LE(0), file.size);
  try {
    // A file with nothing between the magic at its start and its footer: all that the library needs for the footer.
    const reader = RecordBatchReader.from(Buffer.concat([Buffer.from(`${magic}\0\0`), footer])).open();
    return { schema: reader.schema, blocks: [...reader.footer!.recordBatches()] };
  } catch (cause) {
    throw file.damaged('its footer makes no sense', cause);
  }
}

function readBatch(file: TableFile, block: Block, columns: Columns): Batch {
  const body = block.offset + block.metaDataLength;
  const head = file.bytes(block.offset, body);
  const { length, nodes, buffers, compression } = decodeHead(file, head);
  if (compression) throw unsupported(file, 'it is compressed');
  const regions = buffers.map(
    ({ offset, length }): Region => ({ start: body + offset, end: body + offset + length }),
  );
  for (const { start, end } of regions) {
    if (!(start >= body && end >= start && end <= Math.min(file.size, body + block.bodyLength))) {
      throw file.damaged('a buffer lies outside of its batch');
    }
  }
  const nextNode = nodes[Symbol.iterator]();
  const nextRegion = regions[Symbol.iterator]();
  const take = <T>(from: Iterator<T>): T => {
    const { value, done } = from.next();
    if (done) throw file.damaged('a batch has too few buffers');
    return value;
  };
  const node = (column: Column): Node => {
    const { length, nullCount } = take(nextNode);
    if (!Number.isSafeInteger(length) || length < 0) throw file.damaged('a column has an impossible length');
    if (nullCount > 0) throw unsupported(file, 'it has nulls');
    take(nextRegion); // validity, empty since there are no nulls
    if (column.type === 'vector') return { length, child: node(column.item) };
    if (column.type === 'list') return { length, offsets: take(nextRegion), child: node(column.item) };
    if (column.type === 'utf8') return { length, offsets: take(nextRegion), values: take(nextRegion) };
    return { length, values: take(nextRegion) };
  };
  const named = Object.entries(columns).map(([name, column]): [string, Node] => [name, node(column)]);
  if (named.some(([, { length: rows }]) => rows !== length)) throw file.damaged('columns differ in length');
  return { rows: length, columns: Object.fromEntries(named) };
}

function decodeHead(file: TableFile, head: Uint8Array) {
  try {
    const message = Message.decode(head.subarray(8)); // after the continuation mark and the length
    if (message.isRecordBatch()) return message.header();
  } catch (cause) {
    throw file.damaged('the head of a batch makes no sense', cause);
  }
  throw file.damaged('where a batch should be is something else');
}

function unsupported(file: TableFile, what: string): WordloomError {
  return new WordloomError({
    code: 'table/unsupported',
    what: `an Arrow file has what Wordloom's tables do not: ${what}`,
    where: { file: file.path },
  });
}
