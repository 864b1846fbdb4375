"""Prints what a program reads from a table's file, column by column as Python prints its values, as JSON.

python3 read_tables.py PROGRAM FILE
"""

import json
import sys

program, path = sys.argv[1:]
parquet = path.endswith(".parquet")
if program == "pandas":
    import pandas

    frame = pandas.read_parquet(path) if parquet else pandas.read_feather(path)
    columns = {name: frame[name].tolist() for name in frame.columns}
elif program == "polars":
    import polars

    frame = polars.read_parquet(path) if parquet else polars.read_ipc(path)
    columns = {name: frame[name].to_list() for name in frame.columns}
else:
    import duckdb
    import pyarrow.ipc

    database = duckdb.connect()
    if parquet:
        relation = database.read_parquet(path)
    else:
        relation = database.from_arrow(pyarrow.ipc.open_file(path).read_all())
    rows = relation.fetchall()
    columns = {name: [row[i] for row in rows] for i, name in enumerate(relation.columns)}


def plain(value):
    if hasattr(value, "tolist"):
        value = value.tolist()
    return [plain(item) for item in value] if isinstance(value, (list, tuple)) else value


json.dump({name: [str(plain(value)) for value in values] for name, values in columns.items()}, sys.stdout)
