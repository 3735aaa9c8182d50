"""Writes small TorchScript files, and what PyTorch answers with them.

    pip install torch==2.7.1 numpy
    python torchscript.py ../resources/org/joryu/distill/model
"""

import json
import pathlib
import sys

import torch
from torch import nn

FOLDER = pathlib.Path(sys.argv[1])
torch.manual_seed(3)
ROWS = torch.rand(2, 16)


class Small(nn.Module):
    """Takes images of 1×4×4."""

    def __init__(self, normalized: bool):
        super().__init__()
        self.conv = nn.Conv2d(1, 3, 3, padding=1)
        self.norm = nn.BatchNorm2d(3) if normalized else nn.Identity()
        self.head = nn.Linear(3, 4)

    def forward(self, x):
        return self.head(torch.relu(self.norm(self.conv(x))).mean((2, 3)))


def write(name, normalized):
    model = Small(normalized).eval()
    if normalized:
        model.norm.running_mean.uniform_(-0.5, 0.5)
        model.norm.running_var.uniform_(0.5, 1.5)
    torch.jit.script(model).save(str(FOLDER / f"{name}.pt"))
    with torch.no_grad():
        return {
            "logits": model(ROWS.reshape(2, 1, 4, 4)).tolist(),
            "parameters": sum(p.numel() for p in model.parameters()),
        }


(FOLDER / "torchscript.json").write_text(json.dumps({
    "rows": ROWS.tolist(),
    "plain": write("plain", False),
    "normalized": write("normalized", True),
}, indent=1) + "\n")
