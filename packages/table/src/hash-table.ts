import type { AnyTableValues } from './any-values.ts';
import { rowCount } from './check-values.ts';
import { ColumnHasher } from './column-hasher.ts';
import { readBatches, tableInfo } from './read-table.ts';
import { TableMemory } from './table-memory.ts';

/** The content hash of each column of a table file, as its writer computed it. */
export async function hashTable(path: string): Promise<Readonly<Record<string, string>>> {
  const columns = Object.entries(tableInfo(path).columns).map(([name, type]) => ({
    name,
    type,
    hasher: new ColumnHasher(type),
  }));
  for await (const batch of readBatches(path, { memory: new TableMemory() })) {
    for (const { name, type, hasher } of columns) {
      const values = (batch as AnyTableValues)[name]!;
      await hasher.update(values, rowCount(type, values));
    }
  }
  return Object.fromEntries(columns.map(({ name, type, hasher }) => [name, hasher.digest(type)]));
}
