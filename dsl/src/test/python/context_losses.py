"""Writes what PyTorch says of the losses that see more than logits and labels: contrastive ones, those of a
student alone, and those with a number of their own to learn. Values, gradients in everything that is trained,
and what is remembered after the step, in float64.

    pip install torch==2.7.1 numpy
    python context_losses.py > ../resources/org/joryu/distill/loss/context.json

Everything is written with torch.nn.functional from the papers' formulas and owes nothing to the Java beside it.
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(21)
B, C = 4, 3
TRAIN_LABELS = [0, 1, 2, 2, 0, 1]
PLACES = [4, 1, 2, 0]
LABELS = torch.tensor([TRAIN_LABELS[place] for place in PLACES])

LOGITS = {"logits": torch.randn(B, C) * 2}
TEACHER = torch.randn(B, C) * 3
PARTNER = torch.randn(B, C) * 2
MAPS = {"student:stage1": torch.randn(B, 2, 3, 3), "student:stage2": torch.randn(B, 4, 2, 2)}
TEACHER_MAPS = {"teacher:pooled": torch.randn(B, 5)}
VECTORS = {"student:hidden": torch.randn(B, 5)}


def linear(name, outputs, inputs):
    return {f"learned:{name}.weight": torch.randn(outputs, inputs), f"learned:{name}.bias": torch.randn(outputs)}


def apply(tensors, name, x):
    return F.linear(x, tensors[f"learned:{name}.weight"], tensors[f"learned:{name}.bias"])


def kl(p_logits, q_logits, t):
    """T²·KL(softmax(p/T) ‖ softmax(q/T)), batch mean."""
    return t * t * F.kl_div(
        F.log_softmax(q_logits / t, 1), F.log_softmax(p_logits / t, 1), reduction="batchmean", log_target=True)


def info_nce(student, teacher, tau, symmetric):
    scores = F.normalize(student, dim=1) @ F.normalize(teacher, dim=1).T / tau
    own = torch.arange(len(scores))
    there = F.cross_entropy(scores, own)
    return (there + F.cross_entropy(scores.T, own)) / 2 if symmetric else there


def embedded(x):
    return apply(x, "student", x["student:stage2"].mean((2, 3))), apply(x, "teacher", x["teacher:pooled"])


def crd(x, tau=0.2, momentum=0.5):
    """With all rows of other classes as negatives, so that nothing is drawn by chance."""
    student, teacher = (F.normalize(side, dim=1) for side in embedded(x))
    n = len(TRAIN_LABELS)
    after = {}

    def direction(vectors, side, other):
        memory = x[f"learned:{other}.memory"]
        rows = [[place] + [i for i, label in enumerate(TRAIN_LABELS) if label != TRAIN_LABELS[place]] for place in PLACES]
        scores = torch.stack([torch.exp(memory[row] @ v / tau) for row, v in zip(rows, vectors)])
        z = x[f"learned:{side}.scale"]
        if z.item() == 0:
            z = scores.detach().mean().reshape(1) * n
        after[f"learned:{side}.scale"] = z
        p = scores / z
        noise = (p.shape[1] - 1) / n
        right = torch.log(p[:, 0] / (p[:, 0] + noise + 1e-7)).sum()
        wrong = torch.log(noise / (p[:, 1:] + noise + 1e-7)).sum()
        return -(right + wrong) / len(p)

    value = direction(student, "student", "teacher") + direction(teacher, "teacher", "student")
    for side, vectors in (("student", student), ("teacher", teacher)):
        memory = x[f"learned:{side}.memory"].clone()
        memory[PLACES] = F.normalize(memory[PLACES] * momentum + vectors.detach() * (1 - momentum), dim=1)
        after[f"learned:{side}.memory"] = memory
    return value, after


def memories(scale):
    return {
        "learned:student.memory": F.normalize(torch.randn(len(TRAIN_LABELS), 3), dim=1),
        "learned:teacher.memory": F.normalize(torch.randn(len(TRAIN_LABELS), 3), dim=1),
        "learned:student.scale": torch.tensor([scale]),
        "learned:teacher.scale": torch.tensor([1.5 * scale]),
    }


def learned_temperature(x, epoch, start=1.0, reach=20.0, epochs=10):
    """By hand: what backward gives for θ is multiplied by λ, see measure."""
    return kl(TEACHER, x["logits"], start + reach * torch.sigmoid(x["learned:theta"]))


def reversal(epoch, epochs=10):
    return -(1 - math.cos(math.pi * min(epoch, epochs) / epochs)) / 2


def multi_level(x, temperatures, published):
    s, total = x["logits"], 0
    rows = classes = 1
    if published:
        p = F.softmax(TEACHER, 1)
        confidence, sums = p.max(1).values, p.sum(0)
        rows = confidence.le(confidence.quantile(0.5)).double().mean()
        classes = sums.le(sums.quantile(0.5)).double().mean()
    for t in temperatures:
        p, q = F.softmax(TEACHER / t, 1), F.softmax(s / t, 1)
        total = total + rows * kl(TEACHER, s, t)
        total = total + rows * (p @ p.T - q @ q.T).pow(2).sum() / len(s)
        total = total + classes * (p.T @ p - q.T @ q).pow(2).sum() / s.shape[1]
    return total


def exits(x, stages, alpha, temperature, beta):
    deepest = x["student:stage2"].mean((2, 3)).detach()
    total = alpha * F.cross_entropy(x["logits"], LABELS)
    for stage in stages:
        features = F.relu(apply(x, f"{stage}.features", x[f"student:{stage}"].mean((2, 3))))
        logits = apply(x, f"{stage}.head", features)
        total = total + alpha * F.cross_entropy(logits, LABELS)
        total = total + (1 - alpha) * kl(x["logits"].detach(), logits, temperature)
        total = total + beta * (features - deepest).pow(2).sum() / B
    return total


SIDES = {**linear("student", 3, 4), **linear("teacher", 3, 5)}
CASES = {
    "infoNce": (1, {**VECTORS, **TEACHER_MAPS},
                lambda x: info_nce(x["student:hidden"], x["teacher:pooled"], 0.2, False)),
    "infoNce, symmetric": (1, {**VECTORS, **TEACHER_MAPS},
                           lambda x: info_nce(x["student:hidden"], x["teacher:pooled"], 0.2, True)),
    "infoNce, embedded": (1, {**MAPS, **TEACHER_MAPS, **SIDES}, lambda x: info_nce(*embedded(x), 0.2, True)),
    "crd, first batch": (1, {**MAPS, **TEACHER_MAPS, **SIDES, **memories(0.0)}, crd),
    "crd, later batch": (1, {**MAPS, **TEACHER_MAPS, **SIDES, **memories(9.0)}, crd),
    "learnedTemperature, epoch 1": (1, {**LOGITS, "learned:theta": torch.tensor([1.0])},
                                    lambda x: learned_temperature(x, 1)),
    "learnedTemperature, epoch 5": (5, {**LOGITS, "learned:theta": torch.tensor([-0.5])},
                                    lambda x: learned_temperature(x, 5)),
    "learnedTemperature, epoch 30": (30, {**LOGITS, "learned:theta": torch.tensor([0.3])},
                                     lambda x: learned_temperature(x, 30)),
    "multiLevel": (1, LOGITS, lambda x: multi_level(x, [4, 3, 5, 2, 6], False)),
    "multiLevel, published code": (1, LOGITS, lambda x: multi_level(x, [4, 3, 5, 2, 6], True)),
    "classWise": (1, LOGITS, lambda x: kl(PARTNER, x["logits"], 4)),
    "exits": (1, {**LOGITS, **MAPS, **linear("stage1.features", 4, 2), **linear("stage1.head", C, 4)},
              lambda x: exits(x, ["stage1"], 0.7, 3, 0.05)),
}


def tensor(values):
    return {"shape": list(values.shape), "values": values.flatten().tolist()}


def measure(epoch, inputs, loss):
    leaves = {
        name: values.clone().requires_grad_(not name.startswith("teacher:") and not name.endswith((".memory", ".scale")))
        for name, values in inputs.items()
    }
    value = loss(leaves)
    value, after = value if isinstance(value, tuple) else (value, {})
    value.backward()
    gradients = {name: leaf.grad for name, leaf in leaves.items() if leaf.grad is not None}
    if "learned:theta" in gradients:
        gradients["learned:theta"] = gradients["learned:theta"] * reversal(epoch)
    return {
        "epoch": epoch,
        "inputs": {name: tensor(values) for name, values in inputs.items()},
        "value": value.item(),
        "gradients": {name: tensor(values) for name, values in gradients.items()},
        "after": {name: tensor(values) for name, values in after.items()},
    }


def lines(values):
    return ",\n".join(json.dumps(name) + ": " + json.dumps(value) for name, value in values.items())


print("{" + lines({
    "torch": torch.__version__.split("+")[0],
    "train_labels": TRAIN_LABELS,
    "places": PLACES,
    "labels": LABELS.tolist(),
    "logits": tensor(LOGITS["logits"]),
    "teacher": tensor(TEACHER),
    "partner": tensor(PARTNER),
}) + ',\n"cases": {\n' + lines({name: measure(*case) for name, case in CASES.items()}) + "}}")
