"""Reads two stores of one teacher with pyarrow and with polars and holds them against each other.

usage: check_store.py ALL TOP

ALL has all logits as f32, TOP the three largest as f16 with the mass of the tail.
"""

import hashlib
import math
import sys

import polars
import pyarrow as pa
import pyarrow.ipc as ipc

everything, top = sys.argv[1:]


def read(path):
    """The rows of a store, whose bytes are what its footer says they are."""
    with pa.memory_map(path) as source:
        reader = ipc.open_file(source)
        footer = {k.decode(): v.decode() for k, v in reader.metadata.items()}
        table = reader.read_all()
        rows = table.to_pylist()
    with open(path, "rb") as file:
        vouched = file.read(int(footer["kd.sha256.bytes"]))
    assert hashlib.sha256(vouched).hexdigest() == footer["kd.sha256"], footer
    metadata = {k.decode(): v.decode() for k, v in table.schema.metadata.items()}
    frame = polars.read_ipc(path)
    assert frame["id"].to_list() == [row["id"] for row in rows]
    assert frame["split"].to_list() == [row["split"] for row in rows]
    assert frame["logits"].to_list() == [[float(z) for z in row["logits"]] for row in rows]
    return table.schema, metadata, rows


schema, metadata, rows = read(everything)
assert metadata["kd.store"] == "1" and metadata["kd.logits"] == "all/f32", metadata
assert schema.field("logits").type == pa.list_(pa.field("item", pa.float32(), nullable=False), 10)
assert len({row["id"] for row in rows}) == len(rows) == 1797

top_schema, top_metadata, top_rows = read(top)
assert top_metadata["kd.logits"] == "top-3/f16", top_metadata
assert top_metadata["kd.teacher.sha256"] == metadata["kd.teacher.sha256"]
assert top_schema.field("logits").type == pa.list_(pa.field("item", pa.float16(), nullable=False), 3)

for row, best in zip(rows, top_rows, strict=True):
    assert (row["id"], row["content"]) == (best["id"], best["content"])
    logits = row["logits"]
    largest = sorted(range(10), key=lambda label: -logits[label])[:3]
    assert best["classes"] == largest, (row, best)
    for label, half in zip(largest, best["logits"]):
        assert abs(float(half) - logits[label]) <= 2**-11 * abs(logits[label]) + 2**-25, (row, best)
    normalizer = sum(math.exp(z) for z in logits)
    tail = sum(math.exp(logits[label]) for label in range(10) if label not in largest) / normalizer
    assert math.isclose(best["tail_log_mass"], math.log(tail), rel_tol=1e-9), (row, best)
print("1 passed, 0 failed")
