"""Writes how many multiply-accumulates PyTorch counts in one row's forward pass of networks built here.

    pip install torch==2.7.1 numpy
    python macs.py > ../resources/org/joryu/distill/model/macs.json

torch.utils.flop_counter sees every matrix product and convolution as it runs, and counts two operations for each
multiply-accumulate. The networks are written from the papers and owe nothing to the Java beside it.
"""

import json

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.flop_counter import FlopCounterMode


def macs(network, *shape, tokens=False):
    network.eval()
    row = torch.zeros(1, *shape, dtype=torch.long) if tokens else torch.zeros(1, *shape)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network(row)
    return counter.get_total_flops() // 2


def conv(i, o, k, stride=1, groups=1):
    return nn.Conv2d(i, o, k, stride, k // 2, groups=groups, bias=False)


def mlp(*sizes):
    return nn.Sequential(*(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])))


def lenet(channels, padding, classes):
    return nn.Sequential(
        nn.Conv2d(channels, 6, 5, padding=padding), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, classes))


class Sum(nn.Module):
    def __init__(self, body, shortcut):
        super().__init__()
        self.body, self.shortcut = body, shortcut

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


def basic(i, o, stride):
    shortcut = nn.Identity() if stride == 1 and i == o else conv(i, o, 1, stride)
    return Sum(nn.Sequential(conv(i, o, 3, stride), nn.ReLU(), conv(o, o, 3)), shortcut)


def bottleneck(i, o, stride):
    m = o // 4
    shortcut = nn.Identity() if stride == 1 and i == o else conv(i, o, 1, stride)
    return Sum(nn.Sequential(conv(i, m, 1), nn.ReLU(), conv(m, m, 3, stride), nn.ReLU(), conv(m, o, 1)), shortcut)


def stages(block, i, widths, counts, strides):
    layers = []
    for width, count, stride in zip(widths, counts, strides):
        for n in range(count):
            layers.append(block(i, width, stride if n == 0 else 1))
            i = width
    return layers


def head(features, classes):
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(features, classes)]


def cifar_resnet(depth, classes, stem=16, widths=(16, 32, 64)):
    n = (depth - 2) // 6
    return nn.Sequential(conv(3, stem, 3), *stages(basic, stem, widths, (n, n, n), (1, 2, 2)), *head(widths[2], classes))


def imagenet_resnet(block, widths, counts, classes):
    return nn.Sequential(
        conv(3, 64, 7, 2), nn.MaxPool2d(3, 2, 1), *stages(block, 64, widths, counts, (1, 2, 2, 2)),
        *head(widths[3], classes))


def mobilenet_half(classes):
    class Inverted(nn.Module):
        def __init__(self, i, o, stride, t):
            super().__init__()
            self.body = nn.Sequential(conv(i, t * i, 1), conv(t * i, t * i, 3, stride, t * i), conv(t * i, o, 1))
            self.add = stride == 1 and i == o

        def forward(self, x):
            return x + self.body(x) if self.add else self.body(x)

    layers, i = [conv(3, 16, 3, 2)], 16
    for t, c, n, s in [(1, 16, 1, 1), (6, 24, 2, 1), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]:
        for k in range(n):
            layers.append(Inverted(i, c // 2, s if k == 0 else 1, t))
            i = c // 2
    return nn.Sequential(*layers, conv(i, 1280, 1), *head(1280, classes))


class ShuffleUnit(nn.Module):
    """ShuffleNetV2's, without the shuffling, which multiplies nothing."""

    def __init__(self, i, o, down):
        super().__init__()
        self.down, half = down, o // 2
        inside = i if down else half
        self.right = nn.Sequential(
            conv(inside, half, 1), conv(half, half, 3, 2 if down else 1, half), conv(half, half, 1))
        self.left = nn.Sequential(conv(i, i, 3, 2, i), conv(i, half, 1)) if down else nn.Identity()

    def forward(self, x):
        left, right = (x, x) if self.down else x.chunk(2, 1)
        return torch.cat([self.left(left), self.right(right)], 1)


def shufflenet2(classes):
    layers, i = [conv(3, 24, 1)], 24
    for width, count in [(116, 4), (232, 8), (464, 4)]:
        for n in range(count):
            layers.append(ShuffleUnit(i, width, n == 0))
            i = width
    return nn.Sequential(*layers, conv(i, 1024, 1), *head(1024, classes))


class Encoder(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads, self.qkv, self.out = heads, nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inside = mlp(width, 4 * width, width)

    def forward(self, x):
        q, k, v = (p.unflatten(2, (self.heads, -1)).transpose(1, 2) for p in self.qkv(x).chunk(3, 2))
        seen = (q @ k.transpose(2, 3)).softmax(3) @ v
        x = x + self.out(seen.transpose(1, 2).flatten(2))
        return x + self.inside(x)


class Transformer(nn.Module):
    def __init__(self, vocabulary, width, heads, layers, classes):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, width)
        self.layers = nn.Sequential(*(Encoder(width, heads) for _ in range(layers)))
        self.classifier = nn.Linear(width, classes)

    def forward(self, ids):
        return self.classifier(self.layers(self.embed(ids)).mean(1))


print(json.dumps({
    "mlp(64, 12, 10)": macs(mlp(64, 12, 10), 64),
    "mlp(64, 256, 256, 10)": macs(mlp(64, 256, 256, 10), 64),
    "lenet(10)": macs(lenet(3, 0, 10), 3, 32, 32),
    "lenet(10, 1×28×28)": macs(lenet(1, 2, 10), 1, 28, 28),
    "resnet20(10)": macs(cifar_resnet(20, 10), 3, 32, 32),
    "resnet8x4(100)": macs(cifar_resnet(8, 100, 32, (64, 128, 256)), 3, 32, 32),
    "mobilenetv2(100)": macs(mobilenet_half(100), 3, 32, 32),
    "shufflenetv2(100)": macs(shufflenet2(100), 3, 32, 32),
    "resnet18(1000)": macs(imagenet_resnet(basic, (64, 128, 256, 512), (2, 2, 2, 2), 1000), 3, 224, 224),
    "resnet50(1000)": macs(imagenet_resnet(bottleneck, (256, 512, 1024, 2048), (3, 4, 6, 3), 1000), 3, 224, 224),
    "transformer(8000, 64, 128, 4, 2, 2)": macs(Transformer(8000, 128, 4, 2, 2), 64, tokens=True),
}, indent=1, ensure_ascii=False))
