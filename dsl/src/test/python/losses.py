"""Writes what PyTorch says of the losses: values, and gradients in the student's logits, in float64.

    pip install torch==2.7.1 numpy
    python losses.py > ../resources/org/joryu/distill/loss/pytorch.json

Everything is written with torch.nn.functional from the papers' formulas and owes nothing to the Java beside it.
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(20)
B, C = 6, 7
STUDENT = torch.randn(B, C) * 2
TEACHER = torch.randn(B, C) * 3
WIDE_TEACHER = torch.randn(B, C + 4) * 3
LABELS = torch.tensor([0, 6, 3, 3, 5, 1])
TOKENS = torch.tensor([0, 6, -100, 3, -100, 1])


def kl(p_logits, q_logits, t):
    """T²·KL(softmax(p/T) ‖ softmax(q/T)), batch mean."""
    return t * t * F.kl_div(
        F.log_softmax(q_logits / t, 1), F.log_softmax(p_logits / t, 1), reduction="batchmean", log_target=True)


def soft_ce(s, t, temperature):
    return temperature**2 * F.cross_entropy(s / temperature, F.softmax(t / temperature, 1))


def dkd(s, t, y, alpha, beta, temperature):
    right = F.one_hot(y, s.shape[1]).bool()

    def pair(z):
        p = F.softmax(z / temperature, 1)
        return torch.stack([p[right], p.masked_fill(right, 0).sum(1)], 1)

    def others(z):
        return F.softmax((z / temperature).masked_fill(right, -math.inf), 1)[~right].reshape(len(z), -1)

    def divergence(p, q):
        return temperature**2 * F.kl_div(q.log(), p, reduction="batchmean")

    return alpha * divergence(pair(t), pair(s)) + beta * divergence(others(t), others(s))


def dist(s, t, beta, gamma, tau, squared=True):
    def pearson(a, b):
        return F.cosine_similarity(a - a.mean(1, keepdim=True), b - b.mean(1, keepdim=True), dim=1, eps=1e-12)

    p, q = F.softmax(s / tau, 1), F.softmax(t / tau, 1)
    value = beta * (1 - pearson(p, q).mean()) + gamma * (1 - pearson(p.T, q.T).mean())
    return tau**2 * value if squared else value


def standardized(z):
    return (z - z.mean(1, keepdim=True)) / (z.std(1, keepdim=True) + 1e-7)


def virtual(s, y, t, confidence):
    p = torch.full_like(s, (1 - confidence) / (s.shape[1] - 1)).scatter(1, y[:, None], confidence)
    return kl(p.log(), s, t)


def jsd(s, t, beta):
    p, q = F.softmax(t, 1), F.softmax(s, 1)
    m = (beta * p + (1 - beta) * q).log()
    return beta * F.kl_div(m, p, reduction="batchmean") + (1 - beta) * F.kl_div(m, q, reduction="batchmean")


def uld(s, t):
    p, q = F.softmax(s, 1), F.softmax(t, 1)
    p = F.pad(p, (0, q.shape[1] - p.shape[1]))
    return (p.sort(1, descending=True).values - q.sort(1, descending=True).values).abs().sum(1).mean()


LOSSES = {
    "CE": lambda s: F.cross_entropy(s, LABELS),
    "labelSmoothing(0.2)": lambda s: F.cross_entropy(s, LABELS, label_smoothing=0.2),
    "softTargets(3)": lambda s: kl(TEACHER, s, 3.0),
    "softCrossEntropy(3)": lambda s: soft_ce(s, TEACHER, 3.0),
    "logitMse": lambda s: F.mse_loss(s, TEACHER),
    "dkd(1.5, 6, 2.5)": lambda s: dkd(s, TEACHER, LABELS, 1.5, 6.0, 2.5),
    "dist(1, 1, 1)": lambda s: dist(s, TEACHER, 1.0, 1.0, 1.0),
    "dist(2, 0.5, 3)": lambda s: dist(s, TEACHER, 2.0, 0.5, 3.0),
    "dist(2, 0.5, 3) without square": lambda s: dist(s, TEACHER, 2.0, 0.5, 3.0, squared=False),
    "standardized(softTargets(2))": lambda s: kl(standardized(TEACHER), standardized(s), 2.0),
    "virtualTeacher(5, 0.9)": lambda s: virtual(s, LABELS, 5.0, 0.9),
    "reverseKl(2)": lambda s: kl(s, TEACHER, 2.0),
    "jsd(0)": lambda s: kl(TEACHER, s, 1.0),
    "jsd(0.3)": lambda s: jsd(s, TEACHER, 0.3),
    "jsd(1)": lambda s: kl(s, TEACHER, 1.0),
    "uld": lambda s: uld(s, TEACHER),
    "uld, wide teacher": lambda s: uld(s, WIDE_TEACHER),
    "tokens: CE": lambda s: F.cross_entropy(s, TOKENS, ignore_index=-100),
    "tokens: jsd(0.3)": lambda s: jsd(s[TOKENS != -100], TEACHER[TOKENS != -100], 0.3),
}


def measure(loss):
    s = STUDENT.clone().requires_grad_()
    value = loss(s)
    value.backward()
    return {"value": value.item(), "gradient": s.grad.flatten().tolist()}


def lines(values):
    return ",\n".join(json.dumps(name) + ": " + json.dumps(value) for name, value in values.items())


print("{" + lines({
    "torch": torch.__version__.split("+")[0],
    "student": STUDENT.tolist(),
    "teacher": TEACHER.tolist(),
    "wide_teacher": WIDE_TEACHER.tolist(),
    "labels": LABELS.tolist(),
    "tokens": TOKENS.tolist(),
}) + ',\n"losses": {\n' + lines({name: measure(loss) for name, loss in LOSSES.items()}) + "}}")
