"""Writes what PyTorch's optimizers, clipping and schedules do under given gradients, in float64.

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


def run_clipped(make):
    """The same numbers as two parameters whose gradients share a norm of at most 1."""
    weights = [torch.nn.Parameter(torch.tensor(START[:1])), torch.nn.Parameter(torch.tensor(START[1:]))]
    optimizer = make(weights)
    course = []
    for rate, gradient in zip(RATES, GRADIENTS):
        optimizer.param_groups[0]["lr"] = rate
        weights[0].grad, weights[1].grad = torch.tensor(gradient[:1]), torch.tensor(gradient[1:])
        torch.nn.utils.clip_grad_norm_(weights, 1)
        optimizer.step()
        course.append(torch.cat([weight.detach() for weight in weights]).tolist())
    return course


def warm(then):
    """The rate of each of 5 epochs of 3 steps, the first 2 of which are a warm-up; its scheduler is stepped after
    every step, then after every epoch."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    rising = torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=1 / 6, total_iters=5)
    schedule = torch.optim.lr_scheduler.SequentialLR(optimizer, [rising, then(optimizer)], milestones=[6])
    rates = []
    for epoch in range(5):
        for _ in range(3):
            rates.append(schedule.get_last_lr()[0])
            optimizer.step()
            if epoch < 2:
                schedule.step()
        if epoch >= 2:
            schedule.step()
    return rates


print(json.dumps({
    "start": START, "gradients": GRADIENTS, "rates": RATES,
    "weights": {name: run(make) for name, make in OPTIMIZERS.items()},
    "clipped weights": {name: run_clipped(make) for name, make in OPTIMIZERS.items()},
    "warm constant": warm(lambda o: torch.optim.lr_scheduler.ConstantLR(o, factor=1.0, total_iters=0)),
    "warm cosine": warm(lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 5 - 2)),
    "warm steps": warm(lambda o: torch.optim.lr_scheduler.MultiStepLR(o, [4 - 2], gamma=0.1)),
    "cosine of 5": [float(r) for r in (lambda o: [(o[1].get_last_lr()[0], o[0].step(), o[1].step())[0] for _ in range(5)])(
        (lambda p: (p, torch.optim.lr_scheduler.CosineAnnealingLR(p, 5)))(torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)))],
}, indent=1))
