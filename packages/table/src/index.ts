export * from '@wordloom/schema';
export { hashTable } from './hash-table.ts';
export { readParquet, readParquetBatches } from './read-parquet.ts';
export { readBatches, readTable, type TableInfo, tableInfo } from './read-table.ts';
export { TableMemory } from './table-memory.ts';
export { openTableWriter, type TableWriter, type WrittenTable } from './table-writer.ts';
export { writeJsonLines } from './write-json-lines.ts';
export { writeParquet } from './write-parquet.ts';
export { writeRows } from './write-rows.ts';
