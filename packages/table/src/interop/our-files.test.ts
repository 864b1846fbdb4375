import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeParquet } from '../index.ts';
import { folder, sampleValues, writeSample } from '../sample-table.fixture.ts';
import { runPython } from './python.fixture.ts';

const rows = [
  ['word', 'string', ['the', '', 'näive', '日本', '😀']],
  ['count', 'int64', ['9007199254740993', '-9223372036854775808', '0', '9223372036854775807', '1']],
  ['share', 'double', ['0.1', '-0.0', '-inf', 'inf', '5e-324']],
  ['small', 'int8', ['-128', '127', '0', '1', '-1']],
  ['byte', 'uint8', ['255', '0', '1', '2', '3']],
  ['short', 'int16', ['-32768', '32767', '0', '1', '2']],
  ['id', 'int32', ['-2147483648', '2147483647', '0', '1', '2']],
  ['weight', 'float', ['1.5', '-0.0', 'nan', 'inf', '1.401298464324817e-45']],
  ['flags', 'uint16', ['65535', '0', '1', '2', '3']],
  ['wide', 'uint32', ['4294967295', '0', '1', '2', '3']],
  ['large', 'uint64', ['18446744073709551615', '0', '1', '2', '3']],
  ['known', 'bool', ['True', 'False', 'False', 'True', 'True']],
  ['ids', 'list', ['[1, 2]', '[]', '[]', '[3]', '[-4]']],
  ['bytes', 'list', ['[]', '[]', '[9]', '[]', '[]']],
  ['parts', 'list', ["['t', 'he']", "['']", '[]', "['日']", '[]']],
  ['vector', 'vector', ['[1.0, 2.0]', '[3.0, 4.0]', '[5.0, 6.0]', '[7.0, 8.0]', '[9.0, 10.0]']],
] as const;

const readByPyarrow = (
  what: 'arrow' | 'stream' | 'parquet',
  path: string,
  skip: (note: string) => never,
): unknown => JSON.parse(runPython('read_by_pyarrow.py', [what, path], ['pyarrow'], skip));

function expected(times: number, vectorType: string) {
  const items: Record<string, string> = { ids: 'int32', bytes: 'uint8', parts: 'string' };
  return rows.map(([name, type, values]) => [
    name,
    type === 'list'
      ? expect.stringMatching(`^list<\\w+: ${items[name]} not null>$`)
      : type === 'vector'
        ? expect.stringMatching(vectorType)
        : type,
    false,
    Array.from({ length: times }, () => values).flat(),
  ]);
}

for (const times of [0, 1, 2]) {
  test(`pyarrow reads our files of ${times} batches with right values`, async ({ skip }) => {
    const { path } = await writeSample(`${times}.arrow`, Array(times).fill(sampleValues));
    const parquet = join(folder, `${times}.parquet`);
    await writeParquet(parquet, path);
    const arrow = {
      columns: expected(times, '^fixed_size_list<item: float not null>\\[2\\]$'),
      found: {},
      name: 'sample',
    };
    expect(readByPyarrow('arrow', path, skip)).toEqual(arrow);
    expect(readByPyarrow('stream', path, skip)).toEqual(arrow);
    expect(readByPyarrow('parquet', parquet, skip)).toEqual({
      columns: expected(times, '^list<element: float not null>$'),
      found: { large: times, wide: times, word: times }, // by the statistics of row groups
      name: 'sample',
    });
  });
}

// None of these has types of its own for all columns: what counts is that the values are right.
for (const [program, modules] of [
  ['pandas', ['pandas', 'pyarrow']],
  ['polars', ['polars']],
  ['duckdb', ['duckdb', 'pyarrow']],
] as const) {
  test.for([0, 1, 2])(
    `${program} reads our files of %i batches with right values`,
    async (times, { skip }) => {
      const { path } = await writeSample(`${program}-${times}.arrow`, Array(times).fill(sampleValues));
      const parquet = join(folder, `${program}-${times}.parquet`);
      await writeParquet(parquet, path);
      const all = Object.fromEntries(
        rows.map(([name, , values]) => [name, Array(times).fill(values).flat()]),
      );
      for (const file of [path, parquet]) {
        const read: unknown = JSON.parse(runPython('read_tables.py', [program, file], modules, skip));
        expect(read).toEqual(all);
      }
    },
  );
}
