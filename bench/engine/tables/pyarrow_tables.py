"""python3 pyarrow_tables.py write|read|read-first TABLE FILE DIVISOR: seconds of the fifth time in this process, with
read-first of the first; by the clock, of the CPU."""

import json
import os
import sys
import time

import numpy as np
import pyarrow as pa
import pyarrow.ipc as ipc

what, name, path, divisor = sys.argv[1:]
scale = int(divisor)


def numbers(count, dtype):
    return (np.arange(count) % 1000).astype(dtype)


def make():
    if name == "matrix":
        values = pa.array(numbers(40_000_000 // scale, np.float32))
        return pa.table({"vector": pa.FixedSizeListArray.from_arrays(values, 100)})
    if name == "sentences":
        lengths = np.arange(1, 1_000_000 // scale + 1) % 41
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        values = pa.array(numbers(offsets[-1], np.int32))
        return pa.table({"ids": pa.ListArray.from_arrays(pa.array(offsets), values)})
    rows = 10_000_000 // scale
    return pa.table({"row": numbers(rows, np.int32), "column": numbers(rows, np.int32), "count": numbers(rows, np.float32)})


def once(table):
    if what != "write":
        with pa.OSFile(path) as file:
            return ipc.open_file(file).read_all()
    with open(path, "wb") as file:
        with ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
        file.flush()
        os.fsync(file.fileno())


table = make() if what == "write" else None
if what != "read-first":
    for _ in range(4):
        once(table)
wall, cpu = time.perf_counter(), time.process_time()
once(table)
print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))
