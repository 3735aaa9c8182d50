"""Reads a soft-target table with pyarrow and with polars and holds the two against each other.

usage: check_arrow.py FILE
"""

import math
import sys

import polars
import pyarrow as pa
import pyarrow.ipc as ipc

path = sys.argv[1]
with pa.memory_map(path) as source:
    reader = ipc.open_file(source)
    table = reader.read_all()
    metadata = {k.decode(): v.decode() for k, v in reader.schema.metadata.items()}

print(table.schema.to_string())
assert table.num_rows == 200, table.num_rows
assert pa.types.is_fixed_size_list(table.schema.field("teacher_logits").type)
assert table.schema.field("teacher_logits").type.list_size == 10
assert float(metadata["kd.temperature"]) == 4, metadata

frame = polars.read_ipc(path)
assert frame["teacher_logits"].dtype == polars.Array(polars.Float32, 10), frame.schema
assert frame["teacher_logits"].to_list() == table["teacher_logits"].to_pylist()
assert frame["id"].n_unique() == 200


def softened(logits, temperature):
    powers = [math.exp((z - max(logits)) / temperature) for z in logits]
    return [p / sum(powers) for p in powers]


# The stored divergence is that of the stored logits: recomputed here, in another language.
for row in table.to_pylist():
    teacher = softened(row["teacher_logits"], 4)
    student = softened(row["student_logits"], 4)
    divergence = sum(t * math.log(t / s) for t, s in zip(teacher, student))
    assert abs(divergence - row["kl"]) < 1e-4, (divergence, row)
print("1 passed, 0 failed")
