/** What both sides write and read: the same shapes and sizes. */
export const TABLES = ['matrix', 'sentences', 'triples'] as const;
export type TableName = (typeof TABLES)[number];

export const tableTitles: Readonly<Record<TableName, string>> = {
  matrix: 'matrix of 400,000 x 100 float32, 160 MB',
  sentences: '1 M sentences of 0 to 40 int32',
  triples: '10 M triples of int32, int32, float32',
};
