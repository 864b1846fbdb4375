"""Writes the sample table of sample-table.fixture.ts with pyarrow, pandas, Polars and DuckDB, and what must be refused.

python3 write_tables.py FOLDER
"""

import math
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
inf = math.inf
columns = {
    "word": (pa.string(), ["the", "", "n\u00e4ive", "\u65e5\u672c", "\U0001f600"]),
    "count": (pa.int64(), [2**53 + 1, -(2**63), 0, 2**63 - 1, 1]),
    "share": (pa.float64(), [0.1, -0.0, -inf, inf, 5e-324]),
    "small": (pa.int8(), [-128, 127, 0, 1, -1]),
    "byte": (pa.uint8(), [255, 0, 1, 2, 3]),
    "short": (pa.int16(), [-32768, 32767, 0, 1, 2]),
    "id": (pa.int32(), [-(2**31), 2**31 - 1, 0, 1, 2]),
    "weight": (pa.float32(), [1.5, -0.0, math.nan, inf, 2**-149]),
    "flags": (pa.uint16(), [65535, 0, 1, 2, 3]),
    "wide": (pa.uint32(), [2**32 - 1, 0, 1, 2, 3]),
    "large": (pa.uint64(), [2**64 - 1, 0, 1, 2, 3]),
    "known": (pa.bool_(), [True, False, False, True, True]),
    "ids": (pa.list_(pa.int32()), [[1, 2], [], [], [3], [-4]]),
    "bytes": (pa.list_(pa.uint8()), [[], [], [9], [], []]),
    "parts": (pa.list_(pa.string()), [["t", "he"], [""], [], ["\u65e5"], []]),
    "vector": (pa.list_(pa.float32(), 2), [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]]),
}
table = pa.table({name: pa.array(values, type) for name, (type, values) in columns.items()})


def wide(type):
    if pa.types.is_string(type):
        return pa.large_string()
    return pa.large_list(wide(type.value_type)) if pa.types.is_list(type) else type


def write_arrow(name, table, **options):
    with ipc.new_file(folder / name, table.schema, options=ipc.IpcWriteOptions(**options)) as writer:
        for batch in table.to_batches(max_chunksize=2):
            writer.write_batch(batch)


write_arrow("pyarrow.arrow", table)
write_arrow("pyarrow-none.arrow", table.slice(0, 0))
write_arrow("pyarrow-wide.arrow", table.cast(pa.schema([(f.name, wide(f.type)) for f in table.schema])))
for codec in ["none", "snappy", "gzip", "brotli", "zstd", "lz4"]:
    pq.write_table(table, folder / f"pyarrow-{codec}.parquet", compression=codec, row_group_size=2)
pq.write_table(table, folder / "pyarrow-v2-pages.parquet", data_page_version="2.0", version="2.6")
pq.write_table(table, folder / "pyarrow-delta.parquet", use_dictionary=False, column_encoding={
    "word": "DELTA_BYTE_ARRAY", "count": "DELTA_BINARY_PACKED", "share": "BYTE_STREAM_SPLIT"})
pq.write_table(table.slice(0, 0), folder / "pyarrow-empty.parquet")

frame = table.drop_columns("weight").to_pandas()  # whose NaN pandas would write as null
frame.to_feather(folder / "pandas.arrow", compression="uncompressed")
frame.to_parquet(folder / "pandas.parquet")

polars = pl.from_arrow(table)
polars.write_ipc(folder / "polars.arrow", compat_level=pl.CompatLevel.oldest())
for codec in ["uncompressed", "snappy", "gzip", "brotli", "zstd", "lz4"]:
    polars.write_parquet(folder / f"polars-{codec}.parquet", compression=codec)

database = duckdb.connect()
database.register("sample", table)
write_arrow("duckdb.arrow", database.sql("from sample").to_arrow_table())
for codec in ["uncompressed", "snappy", "gzip", "brotli", "zstd", "lz4_raw"]:
    database.sql(f"copy sample to '{folder / f'duckdb-{codec}.parquet'}' (format parquet, compression {codec})")

refused = folder / "refused"
refused.mkdir(exist_ok=True)
folder = refused
nulls = pa.table({"id": pa.array([1, None], pa.int32()), "ids": pa.array([[1], [None]], pa.list_(pa.int32()))})
write_arrow("nulls.arrow", nulls)
pq.write_table(nulls, folder / "nulls.parquet")
write_arrow("compressed.arrow", table, compression="lz4")
polars.write_ipc(folder / "string-view.arrow")
dates = pa.table({"day": pa.array([0, 1], pa.date32()), "id": pa.array([1, 2], pa.int32())})
write_arrow("dates.arrow", dates)
pq.write_table(dates, folder / "dates.parquet")
pq.write_table(pa.table({"s": pa.array([{"a": 1}])}), folder / "struct.parquet")
