"""Prints schema and values of a table's file as pyarrow has them; values as Python prints them, so that none passes through JSON.

python3 read_by_pyarrow.py arrow|stream|parquet FILE
"""

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
