"""Writes what PyTorch's optimizers do to a weight under given gradients, in float64.

    pip install torch==2.7.1 numpy
    python optimizers.py > ../resources/org/joryu/distill/train/optimizers.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
START = [0.5, -1.0, 2.0, 0.0]
GRADIENTS = [[0.1, -0.2, 0.3, 1.0], [0.2, 0.1, -0.5, -1.0], [-0.3, 0.4, 0.1, 0.5], [0.05, -0.6, 0.2, 2.0]]
RATES = [0.1, 0.1, 0.01, 0.01]
OPTIMIZERS = {
    "sgd": lambda w: torch.optim.SGD(w, lr=0.1),
    "sgd momentum": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9),
    "sgd momentum decay": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, weight_decay=0.05),
    "sgd nesterov decay": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.05),
    "adam": lambda w: torch.optim.Adam(w, lr=0.1),
    "adam decay": lambda w: torch.optim.Adam(w, lr=0.1, weight_decay=0.05),
    "adamw": lambda w: torch.optim.AdamW(w, lr=0.1, weight_decay=0.05),
}


def run(make):
    weight = torch.nn.Parameter(torch.tensor(START))
    optimizer = make([weight])
    course = []
    for rate, gradient in zip(RATES, GRADIENTS):
        optimizer.param_groups[0]["lr"] = rate
        weight.grad = torch.tensor(gradient)
        optimizer.step()
        course.append(weight.detach().tolist())
    return course


print(json.dumps({
    "start": START, "gradients": GRADIENTS, "rates": RATES,
    "weights": {name: run(make) for name, make in OPTIMIZERS.items()},
    "cosine of 5": [float(r) for r in (lambda o: [(o[1].get_last_lr()[0], o[0].step(), o[1].step())[0] for _ in range(5)])(
        (lambda p: (p, torch.optim.lr_scheduler.CosineAnnealingLR(p, 5)))(torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)))],
}, indent=1))
