"""Writes what PyTorch says of the losses on features: values, and gradients in the student's features and in all
that is trained along, in float64.

    pip install torch==2.7.1 numpy
    python features.py > ../resources/org/joryu/distill/loss/features.json

Everything is written with torch.nn.functional from the papers' formulas and owes nothing to the Java beside it.
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(21)
B = 4


def draw(*shape):
    """Few digits, so that the file can be read."""
    return (torch.randn(*shape) * 100).round() / 100


STUDENT = {
    "stage1": draw(B, 2, 7, 7),
    "stage2": draw(B, 3, 5, 5),
    "stage3": draw(B, 4, 2, 2),
    "even": draw(B, 2, 5, 3),
    "even2": draw(B, 3, 5, 3),
    "layer1": draw(B, 3, 4),
    "pooled": draw(B, 6),
}
TEACHER = {
    "stage1": draw(B, 3, 3, 3),
    "stage2": draw(B, 3, 5, 5),
    "stage3": draw(B, 2, 5, 5),
    "even": draw(B, 2, 4, 4),
    "even2": draw(B, 3, 4, 2),
    "layer1": draw(B, 3, 5),
    "pooled": draw(B, 8),
}


def pooled(s, t):
    """The larger map pooled to the smaller."""
    size = [min(a, b) for a, b in zip(s.shape[2:], t.shape[2:])]
    return F.adaptive_avg_pool2d(s, size), F.adaptive_avg_pool2d(t, size)


def at(s, t, p=2.0):
    def attention(f):
        return F.normalize(f.abs().pow(p).mean(1).flatten(1))

    s, t = pooled(s, t)
    return F.mse_loss(attention(s), attention(t))


def sp(s, t):
    def gram(f):
        return F.normalize(f.flatten(1) @ f.flatten(1).T)

    return (gram(t) - gram(s)).pow(2).sum() / len(s) ** 2


def rkd(s, t, distance, angle):
    def distances(f):
        d = torch.stack([torch.stack([(a - b).norm() if a is not b else torch.zeros(()) for b in f]) for a in f])
        return d / d[d > 0].mean()

    def angles(f):
        return torch.stack([F.normalize(f - corner) @ F.normalize(f - corner).T for corner in f])

    s, t = list(s.flatten(1)), list(t.flatten(1))
    far = F.smooth_l1_loss(distances(s), distances(t))
    s, t = torch.stack(s), torch.stack(t)
    return distance * far + angle * F.smooth_l1_loss(angles(s), angles(t))


def pkt(s, t):
    def probabilities(f):
        f = f.flatten(1)
        k = (F.cosine_similarity(f[:, None], f[None], dim=2) + 1) / 2
        return k / k.sum(1, keepdim=True)

    p, q = probabilities(t), probabilities(s)
    return (p * ((p + 1e-7) / (q + 1e-7)).log()).mean()


def nst(s, t):
    def kernel(a, b):
        return torch.einsum("bip,bjp->bij", a, b).pow(2).mean()

    s, t = (F.normalize(f.flatten(2), dim=2) for f in pooled(s, t))
    return kernel(t, t) + kernel(s, s) - 2 * kernel(s, t)


def cc(s, t, student_weight, student_bias, teacher_weight, teacher_bias):
    off = (F.linear(s.flatten(1), student_weight, student_bias) - F.linear(t.flatten(1), teacher_weight, teacher_bias)).abs()
    return (off[:-1] * off[1:]).sum(1).mean()


def vid(s, t, first, second, third, spread):
    if s.dim() == 4:
        s, t = pooled(s, t)
        s, t = s.movedim(1, -1), t.movedim(1, -1)
    mean = F.linear(F.linear(F.linear(s, first).relu(), second).relu(), third)
    return F.gaussian_nll_loss(mean, t, (F.softplus(spread) + 1e-5).expand_as(t), eps=1e-12)


def cosine(s, t, weight, bias):
    s, t = F.linear(s, weight, bias), t
    return (1 - F.cosine_similarity(s, t, dim=-1)).mean()


def hcl(s, t):
    value, weights = F.mse_loss(s, t), 1.0
    for k, level in enumerate(l for l in (4, 2, 1) if l < s.shape[2]):
        weight = 0.5 ** (k + 1)
        value = value + weight * F.mse_loss(F.adaptive_avg_pool2d(s, level), F.adaptive_avg_pool2d(t, level))
        weights += weight
    return value / weights


def review(students, teachers, *parameters):
    parameters = list(parameters)
    layers = [parameters[i:i + 8] for i in range(0, len(parameters) - 6, 8)] + [parameters[-6:]]
    maps = [(s.reshape(*s.shape, *[1] * (4 - s.dim())), t.reshape(*t.shape, *[1] * (4 - t.dim())))
            for s, t in zip(students, teachers)]
    deeper, value = None, 0
    for (s, t), (w1, g1, b1, *gates, w2, g2, b2) in reversed(list(zip(maps, layers))):
        x = F.batch_norm(F.conv2d(s, w1), None, None, g1, b1, training=True)
        if deeper is not None:
            y = F.interpolate(deeper, x.shape[2:], mode="nearest")
            z = F.conv2d(torch.cat([x, y], 1), gates[0][:, :, None, None], gates[1]).sigmoid()
            x = x * z[:, :1] + y * z[:, 1:]
        deeper = F.interpolate(x, t.shape[2:], mode="nearest")
        out = F.batch_norm(F.conv2d(deeper, w2, padding=1), None, None, g2, b2, training=True)
        value = value + hcl(out, t)
    return value


def abf(name, wide, inside, to, fused):
    gates = {name + "_gates_weight": (2, 2 * inside), name + "_gates_bias": (2,)} if fused else {}
    return {
        name + "_reduce_weight": (inside, wide, 1, 1), name + "_reduce_scale": (inside,), name + "_reduce_shift": (inside,),
        **gates,
        name + "_expand_weight": (to, inside, 3, 3), name + "_expand_scale": (to,), name + "_expand_shift": (to,),
    }


def fsp(students, teachers):
    def flow(a, b):
        a, b = pooled(a, b)
        return torch.einsum("bihw,bjhw->bij", a, b) / (a.shape[2] * a.shape[3])

    return sum(F.mse_loss(flow(*students[i:i + 2]), flow(*teachers[i:i + 2])) for i in range(len(students) - 1))


class Case:
    """A loss of features, and of parameters that are drawn here."""

    def __init__(self, stages, loss, **parameters):
        self.stages = [stage if isinstance(stage, tuple) else (stage, stage) for stage in stages]
        self.loss = loss
        self.parameters = {name.replace("_", "."): draw(*shape) for name, shape in parameters.items()}

    def measure(self):
        students = [STUDENT[s].clone().requires_grad_() for _, s in self.stages]
        teachers = [TEACHER[t] for t, _ in self.stages]
        learned = {name: value.clone().requires_grad_() for name, value in self.parameters.items()}
        value = self.loss(students, teachers, *learned.values())
        value.backward()
        result = {
            "stages": [list(pair) for pair in self.stages],
            "value": value.item(),
            "gradients": [short(s.grad) for s in students],
        }
        if learned:
            result["learned"] = {
                name: {"shape": list(p.shape), "values": short(p.detach()), "gradient": short(p.grad)}
                for name, p in learned.items()
            }
        return result


def short(array):
    return [float("%.9g" % value) for value in array.flatten().tolist()]


def each(loss):
    """A loss of one pair of stages, summed over pairs."""
    return lambda students, teachers: sum(loss(s, t) for s, t in zip(students, teachers))


MAPS = ["stage1", "stage2", "stage3"]
CASES = {
    "attention()": Case(MAPS, each(at)),
    "attention(), p = 3": Case(["stage3", ("stage1", "stage2")], each(lambda s, t: at(s, t, 3.0))),
    "similarity()": Case(["stage3"], each(sp)),
    "similarity(), two stages": Case(["stage2", "pooled"], each(sp)),
    "rkd()": Case(["pooled"], each(lambda s, t: rkd(s, t, 25, 50))),
    "rkd(1, 0)": Case([("stage1", "stage3")], each(lambda s, t: rkd(s, t, 1, 0))),
    "rkd(0, 1)": Case([("stage1", "stage3")], each(lambda s, t: rkd(s, t, 0, 1))),
    "pkt()": Case(["pooled"], each(pkt)),
    "nst()": Case(MAPS, each(nst)),
    "correlation()": Case(
        ["pooled"], lambda s, t, *p: cc(s[0], t[0], *p), pooled_student_weight=(3, 6), pooled_student_bias=(3,),
        pooled_teacher_weight=(3, 8), pooled_teacher_bias=(3,)),
    "vid()": Case(
        ["stage1", "stage3"], lambda s, t, *p: vid(s[0], t[0], *p[:4]) + vid(s[1], t[1], *p[4:]),
        stage1_mean1_weight=(3, 2), stage1_mean2_weight=(3, 3), stage1_mean3_weight=(3, 3), stage1_spread=(3,),
        stage3_mean1_weight=(2, 4), stage3_mean2_weight=(2, 2), stage3_mean3_weight=(2, 2), stage3_spread=(2,)),
    "vid(), vectors": Case(
        ["pooled"], lambda s, t, *p: vid(s[0], t[0], *p), pooled_mean1_weight=(8, 6), pooled_mean2_weight=(8, 8),
        pooled_mean3_weight=(8, 8), pooled_spread=(8,)),
    "hiddenCosine()": Case(
        ["layer1"], lambda s, t, *p: cosine(s[0], t[0], *p), layer1_projector_weight=(5, 4), layer1_projector_bias=(5,)),
    "hiddenCosine(), maps": Case(
        ["stage1"], lambda s, t, *p: cosine(*(f.movedim(1, -1) for f in pooled(s[0], t[0])), *p),
        stage1_projector_weight=(3, 2), stage1_projector_bias=(3,)),
    "review()": Case(
        ["stage2", "stage3", "pooled"], review, **abf("stage2", 3, 6, 3, True), **abf("stage3", 4, 6, 2, True),
        **abf("pooled", 6, 6, 8, False)),
    "fsp()": Case(["even", "even2"], fsp),
    "hint(stage1)": Case(
        ["stage1"], lambda s, t, weight, bias: F.mse_loss(
            F.conv2d(pooled(s[0], t[0])[0], weight[:, :, None, None], bias), t[0]),
        projector_weight=(3, 2), projector_bias=(3,)),
}

POOLINGS = [(7, 3), (5, 2), (8, 4), (7, 7), (6, 1), (9, 4)]


ENLARGEMENTS = [(1, 3), (2, 5), (4, 8), (5, 2), (3, 7)]


def enlargement(size, to):
    maps = draw(1, 1, size, size + 1)
    return {"maps": maps[0, 0].tolist(), "to": [to, to], "pooled": F.interpolate(maps, to, mode="nearest")[0, 0].tolist()}


def pooling(size, to):
    maps = draw(1, 1, size, size + 1)
    return {"maps": maps[0, 0].tolist(), "to": [to, to], "pooled": F.adaptive_avg_pool2d(maps, to)[0, 0].tolist()}


def lines(values):
    return ",\n".join(json.dumps(name) + ": " + json.dumps(value) for name, value in values.items())


def shaped(features):
    return {name: {"shape": list(f.shape), "values": short(f)} for name, f in features.items()}


print("{" + lines({
    "torch": torch.__version__.split("+")[0],
    "student": shaped(STUDENT),
    "teacher": shaped(TEACHER),
    "poolings": [pooling(size, to) for size, to in POOLINGS],
    "enlargements": [enlargement(size, to) for size, to in ENLARGEMENTS],
}) + ',\n"losses": {\n' + lines({name: case.measure() for name, case in CASES.items()}) + "}}")
