/** Where a table's name stands in the metadata of its Arrow schema and its Parquet file. */
export const nameKey = 'wordloom.table';
