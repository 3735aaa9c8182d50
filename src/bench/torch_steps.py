#!/usr/bin/env python3
"""PyTorch's side of step_bench.py: takes steps when it is told to, and answers each command with a line of JSON.

usage: torch_steps.py FOLDER THREADS DEVICE VARIANT

Variants:
    eager    as a careful user writes it
    tuned    channels-last, fused Adam, inference mode for the teacher; its malloc settings come with the environment
    compile  the same, teacher and student's forward with the loss through torch.compile
    loader   as torchdistill trains: a DataLoader, the teacher runs in each step       (only for `whole`)
    cached   the same, but the teacher's logits are computed once before the first epoch (only for `whole`)
    tensors, tensors-cached   the same two without a DataLoader: rows of a tensor       (only for `whole`)

Commands are those of StepBench.java, and `gemm BATCH`: the rate of the matrix products of the MLP's step.
"""
import contextlib
import copy
import json
import pathlib
import re
import sys
import time

import numpy
import torch
import torch.nn.functional as F
from torch import nn

TEMPERATURE, ALPHA = 4.0, 0.3


# --- Networks: RepDistiller's layouts, with its names of tensors. Weights come from files, so none are drawn here.


class Mlp(nn.Sequential):
    def __init__(self, *sizes):
        layers = []
        for i in range(len(sizes) - 1):
            layers.append(nn.Linear(sizes[i], sizes[i + 1]))
            if i < len(sizes) - 2:
                layers.append(nn.ReLU(inplace=True))
        super().__init__(*layers)


class LeNet(nn.Sequential):
    def __init__(self, width, classes, shape):
        channels, height, _ = shape
        padding = 2 if height < 32 else 0
        side = ((height + 2 * padding - 4) // 2 - 4) // 2
        super().__init__(
            nn.Conv2d(channels, width, 5, padding=padding), nn.ReLU(inplace=True), nn.MaxPool2d(2),
            nn.Conv2d(width, 2 * width, 5), nn.ReLU(inplace=True), nn.MaxPool2d(2), nn.Flatten(),
            nn.Linear(2 * width * side ** 2, 120), nn.ReLU(inplace=True),
            nn.Linear(120, 84), nn.ReLU(inplace=True), nn.Linear(84, classes))


def conv(fan_in, fan_out, kernel, stride):
    return nn.Conv2d(fan_in, fan_out, kernel, stride=stride, padding=kernel // 2, bias=False)


class BasicBlock(nn.Module):
    def __init__(self, fan_in, fan_out, stride):
        super().__init__()
        self.conv1 = conv(fan_in, fan_out, 3, stride)
        self.bn1 = nn.BatchNorm2d(fan_out)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = conv(fan_out, fan_out, 3, 1)
        self.bn2 = nn.BatchNorm2d(fan_out)
        self.downsample = None
        if stride != 1 or fan_in != fan_out:
            self.downsample = nn.Sequential(conv(fan_in, fan_out, 1, stride), nn.BatchNorm2d(fan_out))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        x += shortcut
        return self.relu(x)


class ResNet(nn.Module):
    def __init__(self, depth, widths, classes, shape):
        super().__init__()
        self.conv1 = conv(shape[0], widths[0], 3, 1)
        self.bn1 = nn.BatchNorm2d(widths[0])
        self.relu = nn.ReLU(inplace=True)
        for stage in (1, 2, 3):
            blocks = [BasicBlock(widths[stage - 1], widths[stage], 1 if stage == 1 else 2)]
            blocks += [BasicBlock(widths[stage], widths[stage], 1) for _ in range((depth - 2) // 6 - 1)]
            setattr(self, f"layer{stage}", nn.Sequential(*blocks))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(widths[3], classes)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.fc(self.avgpool(x).flatten(1))


class WideBlock(nn.Module):
    def __init__(self, fan_in, fan_out, stride):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(fan_in)
        self.relu1 = nn.ReLU(inplace=True)
        self.conv1 = conv(fan_in, fan_out, 3, stride)
        self.bn2 = nn.BatchNorm2d(fan_out)
        self.relu2 = nn.ReLU(inplace=True)
        self.conv2 = conv(fan_out, fan_out, 3, 1)
        self.convShortcut = None if fan_in == fan_out else conv(fan_in, fan_out, 1, stride)

    def forward(self, x):
        if self.convShortcut is None:
            return x + self.conv2(self.relu2(self.bn2(self.conv1(self.relu1(self.bn1(x))))))
        x = self.relu1(self.bn1(x))
        return self.convShortcut(x) + self.conv2(self.relu2(self.bn2(self.conv1(x))))


class WideStage(nn.Module):
    def __init__(self, *blocks):
        super().__init__()
        self.layer = nn.Sequential(*blocks)

    def forward(self, x):
        return self.layer(x)


class WideResNet(nn.Module):
    def __init__(self, depth, factor, classes, shape):
        super().__init__()
        widths = (16, 16 * factor, 32 * factor, 64 * factor)
        self.conv1 = conv(shape[0], widths[0], 3, 1)
        for stage in (1, 2, 3):
            blocks = [WideBlock(widths[stage - 1], widths[stage], 1 if stage == 1 else 2)]
            blocks += [WideBlock(widths[stage], widths[stage], 1) for _ in range((depth - 4) // 6 - 1)]
            setattr(self, f"block{stage}", WideStage(*blocks))
        self.bn1 = nn.BatchNorm2d(widths[3])
        self.relu = nn.ReLU(inplace=True)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(widths[3], classes)

    def forward(self, x):
        x = self.block3(self.block2(self.block1(self.conv1(x))))
        return self.fc(self.avgpool(self.relu(self.bn1(x))).flatten(1))


class Embedded(nn.Module):
    def __init__(self, vocabulary, length, width):
        super().__init__()
        self.token = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(length, width)

    def forward(self, ids):
        return self.token(ids) + self.position.weight


class Transformer(nn.Module):
    def __init__(self, vocabulary, length, width, heads, layers, classes):
        super().__init__()
        self.embedding = Embedded(vocabulary, length, width)
        layer = nn.TransformerEncoderLayer(width, heads, 4 * width, dropout=0.0, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, layers)
        self.classifier = nn.Linear(width, classes)

    def forward(self, ids):
        padding = ids == 0
        x = self.encoder(self.embedding(ids), src_key_padding_mask=padding)
        tokens = (~padding).unsqueeze(2).to(x.dtype)
        return self.classifier((x * tokens).sum(1) / tokens.sum(1).clamp(min=1))


CIFAR_WIDTHS, WIDE_WIDTHS = (16, 16, 32, 64), (32, 64, 128, 256)


def network(description, classes, shape):
    """The network that Joryu describes so."""
    name, inside = re.fullmatch(r"([^(]+)\((.*)\)", description).groups()
    if name == "mlp":
        return Mlp(*map(int, inside.split(", ")))
    if name == "transformer":
        return Transformer(*map(int, inside.split(", ")))
    if name.startswith("lenet-"):
        return LeNet(int(name[len("lenet-"):]), classes, shape)
    if name.startswith("wrn-"):
        _, depth, factor = name.split("-")
        return WideResNet(int(depth), int(factor), classes, shape)
    depth, _, wide = name[len("resnet"):].partition("x")
    return ResNet(int(depth), WIDE_WIDTHS if wide else CIFAR_WIDTHS, classes, shape)


def load_weights(model, file):
    """Weights from a safetensors file, by name where the names are the same, else in order."""
    raw = file.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(raw[8 + length + begin:8 + length + end], dtype="<f4").copy()
        tensors[name] = torch.from_numpy(values).reshape(entry["shape"])
    own = {name: tensor for name, tensor in model.state_dict().items() if not name.endswith("num_batches_tracked")}
    if set(tensors) != set(own):
        if len(tensors) != len(own):
            raise SystemExit(f"{file}: {list(tensors)} are not {list(own)}")
        tensors = dict(zip(own, tensors.values()))
    with torch.no_grad():
        for name, tensor in own.items():
            if tensors[name].shape != tensor.shape:
                raise SystemExit(f"{file}: {name} is {tensors[name].shape}, not {tensor.shape}")
            tensor.copy_(tensors[name])


# --- Steps


def answer(**words):
    print("@" + json.dumps(words), flush=True)


class Side:
    def __init__(self, folder, device, variant):
        self.folder = pathlib.Path(folder)
        self.device = torch.device("cuda" if device == "gpu" else device)
        self.variant = variant
        self.tuned = variant in ("tuned", "compile")

    def synchronize(self):
        if self.device.type == "cuda":
            torch.cuda.synchronize()

    def rows(self, case, meta, name):
        values = torch.from_numpy(numpy.fromfile(case / f"{name}.f32", dtype="<f4"))
        labels = torch.from_numpy(numpy.fromfile(case / f"{name}.labels.i32", dtype="<i4")).long()
        values = values.reshape(len(labels), -1)
        if meta["student"].startswith("transformer"):
            values = values.long()
        elif not meta["student"].startswith("mlp"):
            values = values.reshape(len(labels), *meta["shape"])
            if self.tuned:
                values = values.contiguous(memory_format=torch.channels_last)
        return values.to(self.device), labels.to(self.device)

    def open(self, name):
        case = self.folder / name
        meta = json.loads((case / "meta.json").read_text())
        self.case, self.meta = case, meta
        self.x, self.y = self.rows(case, meta, "train")
        order = numpy.fromfile(case / "order.i32", dtype="<i4").reshape(-1, len(self.y))
        self.order = torch.from_numpy(order).long().to(self.device)
        made = []
        for which in ("teacher", "student"):
            model = network(meta[which], meta["classes"], meta["shape"])
            load_weights(model, case / f"{which}.safetensors")
            model = model.to(self.device)
            if self.tuned and not meta[which].startswith(("mlp", "transformer")):
                model = model.to(memory_format=torch.channels_last)
            made.append(model)
        self.teacher, self.student = made
        self.teacher.eval()
        self.teacher.requires_grad_(False)
        self.student.train()
        self.optimizer = torch.optim.Adam(self.student.parameters(), lr=1e-3, **({"fused": True} if self.tuned else {}))
        self.answers = self.teacher
        self.loss_of = self.forward_and_loss
        if self.variant == "compile":
            torch._dynamo.reset()
            self.answers = torch.compile(self.teacher, dynamic=False)
            self.loss_of = torch.compile(self.forward_and_loss, dynamic=False)

    def forward_and_loss(self, x, y, teacher_logits):
        logits = self.student(x)
        soft = F.kl_div(F.log_softmax(logits / TEMPERATURE, dim=1), F.softmax(teacher_logits / TEMPERATURE, dim=1),
                        reduction="batchmean") * TEMPERATURE ** 2
        return ALPHA * F.cross_entropy(logits, y) + (1 - ALPHA) * soft

    def step(self, rows):
        x, y = self.x[rows], self.y[rows]
        with torch.inference_mode() if self.tuned else torch.no_grad():
            teacher_logits = self.answers(x)
        if self.tuned:
            # A tensor of inference mode may not be kept for the backward pass.
            teacher_logits = teacher_logits.clone()
        loss = self.loss_of(x, y, teacher_logits)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def steps(self, name, batch):
        self.open(name)
        batches = (epoch[i:i + batch] for epoch in self.order for i in range(0, len(epoch), batch))
        answer()
        for line in sys.stdin:
            words = line.split()
            if words[0] == "run":
                losses = []
                self.synchronize()
                began, cpu = time.perf_counter(), time.process_time()
                for _ in range(int(words[1])):
                    losses.append(self.step(next(batches)))
                self.synchronize()
                seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
                answer(seconds=seconds, cpu=cpu, losses=[float(loss) for loss in losses])
            elif words[0] == "gemm":
                self.gemm(int(words[1]))
            else:
                break
        answer()

    def gemm(self, batch):
        """The best rate that the products of the MLP's step reach, one kind at a time, without anything else."""
        flops, seconds = 0, 0.0
        for rows, inner, columns, kind in mlp_products(batch):
            # As autograd asks for them: xWᵀ forward, gᵀx for the weights, gW for the inputs.
            a = torch.rand(inner, rows, device=self.device).t() if kind == "weights" else torch.rand(rows, inner, device=self.device)
            b = torch.rand(columns, inner, device=self.device).t() if kind == "forward" else torch.rand(inner, columns, device=self.device)
            out = torch.empty(rows, columns, device=self.device)
            best = float("inf")
            for _ in range(6):
                self.synchronize()
                began = time.perf_counter()
                torch.mm(a, b, out=out)
                self.synchronize()
                best = min(best, time.perf_counter() - began)
            flops += 2 * rows * inner * columns
            seconds += best
        answer(flops=flops, seconds=seconds)

    # --- Whole trainings

    def load(self, name):
        self.open(name)
        self.dev = self.rows(self.case, self.meta, "dev")
        self.test = self.rows(self.case, self.meta, "test")
        answer()

    def whole(self, name, batch, epochs):
        self.open(name)
        self.synchronize()
        began = time.perf_counter()
        cached = None
        if self.variant in ("cached", "tensors-cached"):
            with torch.no_grad():
                cached = torch.cat([self.teacher(part) for part in self.x.split(256)])
        best, best_weights = (-1.0, 0.0), None
        for epoch in range(epochs):
            self.student.train()
            for rows, x, y in self.batches(epoch, batch):
                if cached is None:
                    with torch.no_grad():
                        teacher_logits = self.teacher(x)
                else:
                    teacher_logits = cached[rows]
                loss = self.forward_and_loss(x, y, teacher_logits)
                self.optimizer.zero_grad(set_to_none=True)
                loss.backward()
                self.optimizer.step()
            reached = self.evaluation(*self.dev)
            if reached > best:
                best, best_weights = reached, copy.deepcopy(self.student.state_dict())
        self.synchronize()
        seconds = time.perf_counter() - began
        self.student.load_state_dict(best_weights)
        answer(seconds=seconds, accuracy=self.evaluation(*self.test)[0], loss=float(loss))

    def batches(self, epoch, batch):
        """The rows of an epoch in Joryu's order, so that both sides learn the same."""
        order = self.order[epoch]
        if self.variant.startswith("tensors"):
            for i in range(0, len(order), batch):
                rows = order[i:i + batch]
                yield rows, self.x[rows], self.y[rows]
            return
        data = torch.utils.data.TensorDataset(torch.arange(len(self.y)), self.x.cpu(), self.y.cpu())
        loader = torch.utils.data.DataLoader(data, batch_size=batch, sampler=order.tolist())
        for rows, x, y in loader:
            yield rows.to(self.device), x.to(self.device), y.to(self.device)

    def evaluation(self, x, y):
        """Accuracy, and the loss with its sign turned, so that the better is the greater."""
        self.student.eval()
        right, loss = 0, 0.0
        with torch.no_grad():
            for part, labels in zip(x.split(256), y.split(256)):
                logits = self.student(part)
                right += int((logits.argmax(1) == labels).sum())
                loss += float(F.cross_entropy(logits, labels, reduction="sum"))
        return right / len(y), -loss / len(y)


def mlp_products(batch, teacher=(784, 1200, 1200, 10), student=(784, 800, 800, 10)):
    """Rows, inner size and columns of every matrix product of a step. Nobody asks for the gradient of the rows."""
    for sizes in (teacher, student):
        for fan_in, fan_out in zip(sizes, sizes[1:]):
            yield batch, fan_in, fan_out, "forward"
    for fan_in, fan_out in zip(student, student[1:]):
        yield fan_out, batch, fan_in, "weights"
        if fan_in != student[0]:
            yield batch, fan_out, fan_in, "inputs"


def main():
    folder, threads, device, variant = sys.argv[1:]
    torch.set_num_threads(int(threads))
    torch.set_num_interop_threads(1)
    side = Side(folder, device, variant)
    answer(torch=torch.__version__, python=sys.version.split()[0], threads=torch.get_num_threads())
    for line in sys.stdin:
        words = line.split()
        if words[0] == "start":
            side.steps(words[1], int(words[2]))
        elif words[0] == "gemm":
            side.gemm(int(words[1]))
        elif words[0] == "load":
            side.load(words[1])
        elif words[0] == "whole":
            side.whole(words[1], int(words[2]), int(words[4]))
        else:
            raise SystemExit(f"no command: {line}")


if __name__ == "__main__":
    main()
