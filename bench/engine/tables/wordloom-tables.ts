import {
  float32,
  int32,
  list,
  openTableWriter,
  readTable,
  TableMemory,
  type TableValues,
  vector,
} from '@wordloom/table';
import type { TableName } from './cases.ts';

// node wordloom-tables.ts write|read|read-first TABLE FILE DIVISOR: seconds of the fifth time in this process, with
// read-first of the first; by the clock, of the CPU.
const [what, name, path = '', divisor = '1'] = process.argv.slice(2);

const columns = {
  matrix: { vector: vector(float32, 100) },
  sentences: { ids: list(int32) },
  triples: { row: int32, column: int32, count: float32 },
} as const;

function values(table: TableName): TableValues<Record<string, never>> {
  const scale = Number(divisor);
  const numbers = <A extends Int32Array | Float32Array>(array: A) => {
    for (let i = 0; i < array.length; i++) array[i] = i % 1000;
    return array;
  };
  if (table === 'matrix') {
    return { vector: { values: numbers(new Float32Array(40_000_000 / scale)), size: 100 } } as never;
  }
  if (table === 'sentences') {
    const offsets = new Int32Array(1_000_000 / scale + 1);
    for (let row = 1; row < offsets.length; row++) offsets[row] = offsets[row - 1]! + (row % 41);
    return { ids: { values: numbers(new Int32Array(offsets.at(-1)!)), offsets } } as never;
  }
  const rows = 10_000_000 / scale;
  const [row, column] = [numbers(new Int32Array(rows)), numbers(new Int32Array(rows))];
  return { row, column, count: numbers(new Float32Array(rows)) } as never;
}

const memory = new TableMemory();

async function once(table: TableName, given: never): Promise<void> {
  if (what !== 'write') return void (await readTable(path, { columns: columns[table], memory }));
  const writer = openTableWriter(path, { name: table, columns: columns[table] });
  await writer.append(given);
  await writer.close(); // returns when it is on the disk
}

const table = name as TableName;
const given = what === 'write' ? values(table) : undefined;
if (what !== 'read-first') for (let i = 0; i < 4; i++) await once(table, given as never);
const [started, before] = [performance.now(), process.cpuUsage()];
await once(table, given as never);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall: (performance.now() - started) / 1e3, cpu: (user + system) / 1e6 }));
