"""Reads TorchScript files that Joryu wrote, with nothing but PyTorch.

usage: check_torchscript.py FOLDER

FOLDER has for each network NAME its NAME.pt, the weights NAME.safetensors, and as plain 32-bit floats NAME.rows and what
Joryu answers to them, NAME.logits.
"""

import json
import pathlib
import struct
import sys

import torch
from torch import nn

folder = pathlib.Path(sys.argv[1])


class Transformer(nn.Module):
    """PyTorch's own encoder with the embeddings before it and the mean behind it."""

    def __init__(self, vocabulary, length, width, heads, layers, classes):
        super().__init__()
        self.embedding = nn.ModuleDict({"token": nn.Embedding(vocabulary, width), "position": nn.Embedding(length, width)})
        layer = nn.TransformerEncoderLayer(width, heads, 4 * width, dropout=0, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)
        self.classifier = nn.Linear(width, classes)

    def forward(self, ids):
        padding = ids == 0
        x = self.embedding["token"](ids) + self.embedding["position"].weight
        x = self.encoder(x, src_key_padding_mask=padding)
        tokens = (~padding).float().unsqueeze(2)
        return self.classifier((x * tokens).sum(1) / tokens.sum(1).clamp(min=1))


REFERENCES = {
    "mlp": (nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 4)), lambda rows: rows),
    "transformer": (Transformer(20, 9, 8, 2, 2, 3), lambda rows: rows.long()),
}


def floats(path, width):
    return torch.frombuffer(bytearray(path.read_bytes()), dtype=torch.float32).reshape(-1, width)


def safetensors(path):
    """The tensors of a file in that format, in its order."""
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__")
    return {
        name: torch.frombuffer(bytearray(data[8 + size + begin : 8 + size + end]), dtype=torch.float32).reshape(spec["shape"])
        for name, spec in header.items()
        for begin, end in [spec["data_offsets"]]
    }


def assert_close(found, wanted, what):
    assert found.shape == wanted.shape, (what, found.shape, wanted.shape)
    bound = 1e-5 * max(1, wanted.abs().max().item())
    assert (found - wanted).abs().max() <= bound, (what, (found - wanted).abs().max(), bound)


def check(file):
    extra = {"joryu.json": ""}
    module = torch.jit.load(str(file), _extra_files=extra)
    origin = json.loads(extra["joryu.json"])
    shape = origin["inputShape"]
    flat = floats(file.with_suffix(".rows"), torch.Size(shape).numel())
    logits = floats(file.with_suffix(".logits"), origin["classes"])
    rows = flat.reshape(-1, *shape)

    assert not any(part.training for part in module.modules())
    weights = safetensors(file.with_suffix(".safetensors"))
    state = module.state_dict()
    assert set(state) == set(weights), (file, set(state) ^ set(weights))
    assert all(torch.equal(state[name], weights[name]) for name in weights), file
    assert [entry["name"] for entry in origin["weights"]] == list(weights), file
    assert len(origin["sha256"]) == 64, origin
    numbers = sum(tensor.numel() for tensor in weights.values())
    assert 4 * numbers < file.stat().st_size < 5 * numbers + 40_000, (file, numbers, file.stat().st_size)

    with torch.no_grad():
        # Again, as libtorch runs another program in the first calls than later.
        for count in 1, 2, len(rows), 100, 1, 2:
            many = rows.repeat(100, *[1] * len(shape))[:count]
            assert_close(module(many), logits.repeat(100, 1)[:count], (file, count))

    module.train()
    with torch.no_grad():
        assert_close(module(rows), logits, (file, "after train()"))
    module(rows).square().sum().backward()
    assert all(parameter.grad is not None for parameter in module.parameters()), file
    module.eval()
    with torch.no_grad():
        assert_close(torch.jit.freeze(module)(rows), logits, (file, "frozen"))

    # A device of its own: what is made on the CPU on the way would be told.
    elsewhere = torch.jit.load(str(file), map_location="meta")
    assert elsewhere(rows.to("meta")).device.type == "meta"

    if file.stem in REFERENCES:
        reference, reading = REFERENCES[file.stem]
        reference.load_state_dict(state, strict=True)
        reference.eval()
        torch.manual_seed(1)
        others = rows[:, torch.randperm(rows.shape[1])].repeat(20, 1)
        with torch.no_grad():
            assert_close(module(reading(others)), reference(reading(others)), (file, "reference"))
    return f"{file.stem} {list(shape)}: {len(weights)} tensors, {file.stat().st_size:,} bytes"


files = sorted(folder.glob("*.pt"))
assert files
for file in files:
    print(check(file), flush=True)
print(f"{len(files)} passed, 0 failed")
