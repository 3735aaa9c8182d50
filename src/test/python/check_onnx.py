"""Asks ONNX Runtime about models that Java exported, and holds its answers against those that Java wrote.

usage: check_onnx.py FOLDER

FOLDER has for each model NAME.onnx, NAME-int8.onnx, NAME.safetensors, and NAME.json with rows and logits.
"""

import json
import pathlib
import struct
import sys

import numpy
import onnx
import onnxruntime

folder = pathlib.Path(sys.argv[1])


def tensors(path):
    """Names and shapes in a safetensors file."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    return {name: entry["shape"] for name, entry in header.items() if name != "__metadata__"}


def ask(path, rows):
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (given,), (answered,) = session.get_inputs(), session.get_outputs()
    assert (given.name, answered.name) == ("input", "logits"), path
    assert given.shape[0] == answered.shape[0] == "N", path
    kind = {"tensor(float)": numpy.float32, "tensor(int64)": numpy.int64}[given.type]
    rows = numpy.array(rows).astype(kind).reshape(-1, *given.shape[1:])
    return session.run(None, {"input": rows})[0]


def difference(some, others):
    """The largest, of the largest logit."""
    assert some.shape == others.shape, (some.shape, others.shape)
    return numpy.abs(some - others).max() / numpy.abs(others).max()


passed = 0
for path in sorted(folder.glob("*.json")):
    name = path.stem
    expected = json.loads(path.read_text())
    logits = numpy.array(expected["logits"], numpy.float32)
    model = onnx.load(folder / f"{name}.onnx")
    onnx.checker.check_model(model, full_check=True)
    onnx.checker.check_model(onnx.load(folder / f"{name}-int8.onnx"), full_check=True)

    metadata = {entry.key: entry.value for entry in model.metadata_props}
    assert metadata["network"] == expected["network"] and metadata["weights.sha256"] == expected["sha256"], metadata
    arrays = {array.name: list(array.dims) for array in model.graph.initializer}
    for tensor, shape in tensors(folder / f"{name}.safetensors").items():
        assert arrays[tensor] == shape, (name, tensor)

    for count in (1, 2, 7):
        found = ask(folder / f"{name}.onnx", expected["rows"][:count])
        assert difference(found, logits[:count]) <= 1e-5, (name, count, difference(found, logits[:count]))
    small = difference(ask(folder / f"{name}-int8.onnx", expected["rows"]), logits)
    assert small <= 0.05, (name, small)
    print(f"{name}: int8 differs by {small:.4f} of the largest logit")
    passed += 1
print(f"{passed} passed, 0 failed")
