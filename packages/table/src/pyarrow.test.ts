import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeParquet } from './index.ts';
import { folder, sampleValues, writeSample } from './sample-table.fixture.ts';

const rows = [
  ['word', 'string', ['the', '', 'näive', '日本', '😀']],
  ['count', 'int64', ['9007199254740993', '-9223372036854775808', '0', '9223372036854775807', '1']],
  ['share', 'double', ['0.1', '-0.0', '-inf', 'inf', '5e-324']],
  ['small', 'int8', ['-128', '127', '0', '1', '-1']],
  ['flags', 'uint16', ['65535', '0', '1', '2', '3']],
  ['wide', 'uint32', ['4294967295', '0', '1', '2', '3']],
  ['large', 'uint64', ['18446744073709551615', '0', '1', '2', '3']],
  ['known', 'bool', ['True', 'False', 'False', 'True', 'True']],
  ['ids', 'list', ['[1, 2]', '[]', '[]', '[3]', '[-4]']],
  ['bytes', 'list', ['[]', '[]', '[9]', '[]', '[]']],
  ['parts', 'list', ["['t', 'he']", "['']", '[]', "['日']", '[]']],
  ['vector', 'vector', ['[1.0, 2.0]', '[3.0, 4.0]', '[5.0, 6.0]', '[7.0, 8.0]', '[9.0, 10.0]']],
] as const;

// Values as Python prints them, so that no number passes through JSON.
const program = `
import json, sys
import pyarrow as pa, pyarrow.compute as pc, pyarrow.ipc as ipc, pyarrow.parquet as pq
what, path = sys.argv[1:]
if what == 'arrow': table = ipc.open_file(path).read_all()
elif what == 'stream': table = ipc.open_stream(open(path, 'rb').read()[8:]).read_all()
else: table = pq.read_table(path)
table.validate(full=True)
columns = [[f.name, str(f.type), f.nullable, [str(v) for v in table[f.name].to_pylist()]] for f in table.schema]
found = {}
if what == 'parquet':
  for name, value in [('large', pa.scalar(2**64 - 1, pa.uint64())), ('wide', pa.scalar(2**32 - 1, pa.uint32())), ('word', '😀')]:
    found[name] = pq.read_table(path, filters=pc.field(name) == value).num_rows
json.dump({'columns': columns, 'found': found, 'name': table.schema.metadata[b'wordloom.table'].decode()}, sys.stdout)
`;

function readByPyarrow(what: 'arrow' | 'stream' | 'parquet', path: string, skip: (note: string) => never) {
  try {
    execFileSync('python3', ['-c', 'import pyarrow'], { stdio: 'ignore' });
  } catch {
    skip('python3 with pyarrow is not installed: pip install pyarrow');
  }
  return JSON.parse(execFileSync('python3', ['-c', program, what, path], { encoding: 'utf8' }));
}

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
