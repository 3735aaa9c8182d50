#!/usr/bin/env python3
"""Joryu's training step beside PyTorch's: same libtorch, weights, batches and threads, in turns on one machine.

usage: step_bench.py [--cases mlp,lenet,...] [--batches 64,128] [--threads 1,2] [--quick | --full] [--json FILE]
       step_bench.py --whole       time to a distilled student, 20 epochs
       step_bench.py --memory      resident memory of Joryu's process over 5,000 steps

Needs: the built product (./mvnw -q -DskipTests package), a JDK in JAVA_HOME or on the path, and a Python with
torch==2.7.1 and numpy, which runs this. torch.compile needs a C++ compiler besides.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIGHT, HEAVY = ["mlp", "lenet", "resnet8", "transformer"], ["resnet8x4", "wrn"]
CONVOLUTIONAL = {"lenet", "resnet8", "resnet8x4", "wrn"}
WHOLE = ["digits", "mnist-small", "mnist-conv"]
WARM_STEPS = 300
MALLOC = {"MALLOC_MMAP_THRESHOLD_": "1073741824", "MALLOC_TRIM_THRESHOLD_": "4294967296", "MALLOC_TOP_PAD_": "67108864"}
# As the product starts its own processes: JavaFlags.
JAVA = ["--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-XX:+UseSerialGC", "-Xms32m",
        "-XX:NewSize=20m", "-XX:-ShrinkHeapInSteps", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40"]
# Relative, of each of the first losses. Sums in another order differ by 1e-7, and Adam, whose first steps go by the
# sign of a gradient, makes more of it.
TOLERANCE = 0.01


class Died(Exception):
    pass


class Side:
    """A process that takes steps when it is told to."""

    def __init__(self, name, command, environment, log):
        self.name, self.log = name, log
        self.process = subprocess.Popen(command, env=environment, cwd=ROOT, text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=open(log, "a"))
        self.hello = self.answer()

    def ask(self, command):
        try:
            self.process.stdin.write(command + "\n")
            self.process.stdin.flush()
        except OSError:
            pass
        return self.answer()

    def answer(self):
        for line in self.process.stdout:
            if line.startswith("@"):
                return json.loads(line[1:])
        self.process.wait()
        last = [line for line in pathlib.Path(self.log).read_text().splitlines() if line.strip()]
        raise Died(last[-1][:200] if last else f"ended with {self.process.returncode}")

    def close(self):
        try:
            self.process.stdin.close()
            self.process.wait(60)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()


class Bench:
    def __init__(self, folder, device):
        self.folder, self.device = pathlib.Path(folder), device

    def side(self, name, threads):
        plain = {key: value for key, value in os.environ.items() if not key.startswith("MALLOC_")}
        if name.startswith("joryu"):
            home = os.environ.get("JAVA_HOME")
            java = str(pathlib.Path(home) / "bin/java") if home else "java"
            product = ROOT / "src/target/joryu"
            if not (product / "app").is_dir():
                raise SystemExit(f"{product} is missing: build it with ./mvnw -q -DskipTests package")
            command = [java, *JAVA, "-cp", f"{product}/notebook/*:{product}/app/*", "src/bench/StepBench.java",
                       str(self.folder), str(threads), self.device]
            environment = {**plain, **MALLOC, "JORYU_PLAIN": "1", "OPT_OUT_TRACKING": "true"}
        else:
            command = [sys.executable, "src/bench/torch_steps.py", str(self.folder), str(threads), self.device, name]
            environment = {**plain, **(MALLOC if name in ("tuned", "compile") else {})}
        side = Side(name, command, environment, self.folder / f"{name}-{threads}.log")
        if side.hello["threads"] != threads:
            raise SystemExit(f"{name} was to use {threads} threads, but uses {side.hello['threads']}: no comparison")
        return side

    def prepare(self, cases):
        side = self.side("joryu", os.cpu_count())
        made = {case: side.ask(f"prepare {case}") for case in cases}
        side.close()
        return made


def mode(side):
    return "asked" if side == "joryu-once" else "running"


# --- Steps


def measure(bench, sides, case, batch, threads, rounds, seconds, compiled):
    """One line of the table. Sides that die are left out, with the reason."""
    notes, losses, alive = {}, {}, {}
    for name in sides:
        if name == "compile" and not compiled:
            continue
        try:
            if sides[name] is None:
                sides[name] = bench.side(name, threads)
            sides[name].ask(f"start {case} {batch} {mode(name)}")
            check = 2 if case in HEAVY else 20
            losses[name] = sides[name].ask(f"run {check}")["losses"]
            alive[name] = sides[name]
        except Died as death:
            notes[name], sides[name] = str(death), None
    steps = {}
    for name in list(alive):
        once = alive[name].ask("run 1")["seconds"]
        if once < seconds:
            once = alive[name].ask("run 3")["seconds"] / 3
        steps[name] = max(1, min(200, round(seconds / once)))
    times, cpu, rates = {name: [] for name in alive}, {name: [] for name in alive}, []
    for _ in range(rounds):
        for name, side in alive.items():
            ran = side.ask(f"run {steps[name]}")
            times[name].append(ran["seconds"] / steps[name])
            cpu[name].append(ran["cpu"] / steps[name])
        if case == "mlp" and "tuned" in alive:
            gemm = alive["tuned"].ask(f"gemm {batch}")
            rates.append(gemm["flops"] / gemm["seconds"])
    for name in alive:
        alive[name].ask("end")
    line = dict(case=case, batch=batch, threads=threads, rounds=rounds, steps=steps, notes=notes,
                step_seconds={name: statistics.median(of) for name, of in times.items()},
                cpu_seconds={name: statistics.median(of) for name, of in cpu.items()},
                all_seconds=times, first_losses=losses, differences=differences(losses))
    if rates:
        line["gemm"] = dict(flops=gemm["flops"], rate=statistics.median(rates), best=max(rates))
    return line


def differences(losses):
    """How far each side's losses are from those of PyTorch's eager one, relatively, at most."""
    with_whom = losses.get("eager") or next(iter(losses.values()), [])
    return {name: max(abs(a - b) / abs(b) for a, b in zip(of, with_whom)) for name, of in losses.items()}


def ratio(line, side, other):
    times = line["step_seconds"]
    return times[other] / times[side] if side in times and other in times else None


def tuned(line):
    """The faster of PyTorch's tuned variants."""
    times = {name: line["step_seconds"][name] for name in ("tuned", "compile") if name in line["step_seconds"]}
    return min(times, key=times.get) if times else None


def row(line):
    def rate(name):
        return f"{1 / line['step_seconds'][name]:,.3g}" if name in line["step_seconds"] else "–"

    def times(value):
        return "–" if value is None else f"{'**' if value < 1 else ''}{value:.2f}×{'**' if value < 1 else ''}"

    best = tuned(line)
    off = max(line["differences"].values(), default=float("nan"))
    cells = [line["case"], line["batch"], line["threads"], rate("eager"), rate("tuned"), rate("compile"), rate("joryu"),
             rate("joryu-once"), times(ratio(line, "joryu", "eager")),
             times(ratio(line, "joryu", best)) if best else "–", times(ratio(line, "joryu-once", "eager")),
             f"{off:.0e}" + (" **differ**" if not off <= TOLERANCE else "")]
    return "| " + " | ".join(map(str, cells)) + " |"


HEADER = """| case | batch | threads | PyTorch eager | tuned | tuned, compiled | Joryu | Joryu, teacher once | / eager | / best tuned | once / eager | losses differ by |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


def summary(lines):
    def over(which, of, name):
        values = [value for value in map(of, which) if value is not None]
        if values:
            below = [f"{line['case']}/{line['batch']}/{line['threads']}" for line in which if (of(line) or 1) < 1]
            slower = f"; slower in {', '.join(below)}" if below else "; slower in none"
            print(f"- {name}: least {min(values):.2f}×, median {statistics.median(values):.2f}×{slower}")

    convolutional = [line for line in lines if line["case"] in CONVOLUTIONAL]
    print()
    over(lines, lambda line: ratio(line, "joryu", "eager"), "Joryu / eager")
    over(convolutional, lambda line: ratio(line, "joryu", "eager"), "Joryu / eager, convolutional")
    over(lines, lambda line: ratio(line, "joryu", tuned(line)), "Joryu / best tuned")
    over(lines, lambda line: ratio(line, "joryu-once", "eager"), "Joryu with the teacher asked once / eager")
    for line in lines:
        if "gemm" in line and "joryu" in line["step_seconds"]:
            rate = line["gemm"]["flops"] / line["step_seconds"]["joryu"]
            print(f"- mlp, batch {line['batch']}, {line['threads']} thread(s): the step's {line['gemm']['flops'] / 1e9:.2f} GFLOP"
                  f" at {rate / 1e9:.0f} GFLOP/s, its matrix products alone at {line['gemm']['rate'] / 1e9:.0f}:"
                  f" {rate / line['gemm']['rate']:.0%}")
        for name, why in line["notes"].items():
            print(f"- {name} does not run {line['case']}/{line['batch']}/{line['threads']}: {why}")


def steps(bench, arguments):
    cases = arguments.cases or LIGHT + HEAVY
    bench.prepare(cases)
    lines = []
    print(HEADER, flush=True)
    for threads in arguments.threads:
        sides = {name: None for name in arguments.variants or ["eager", "tuned", "compile", "joryu", "joryu-once"]}
        for case in cases:
            for batch in arguments.batches:
                if case in HEAVY and not arguments.full and (batch != min(arguments.batches) or threads != max(arguments.threads)):
                    continue
                compiled = arguments.full or batch == min(arguments.batches)
                line = measure(bench, sides, case, batch, threads, arguments.rounds, 0.05 if arguments.quick else 0.3, compiled)
                lines.append(line)
                print(row(line), flush=True)
        for side in sides.values():
            if side:
                bench.versions[side.name] = side.hello
                side.close()
    summary(lines)
    return lines


# --- Whole trainings


def whole(bench, arguments):
    cases = arguments.cases or WHOLE + (["mnist-mlp"] if arguments.full else [])
    made = bench.prepare(cases)
    variants = arguments.variants or ["loader", "cached", "tensors", "tensors-cached", "joryu-once"]
    threads, batch = min(arguments.threads), min(arguments.batches)
    epochs = 2 if arguments.quick else 20
    print("| case | " + " | ".join(f"{name}, s | test" for name in variants) + " | Joryu / loader | / cached | / tensors | / tensors-cached |")
    print("|---|" + "---:|---:|" * len(variants) + "---:|" * 4, flush=True)
    lines = []
    for case in cases:
        runs = {name: [] for name in variants}
        for _ in range(arguments.rounds):
            for name in variants:
                side = bench.side(name, threads)
                side.ask(f"load {case}")
                if not arguments.cold:
                    steps_of_epoch = -(-made[case]["rows"] // batch)
                    side.ask(f"whole {case} {batch} {mode(name)} {-(-WARM_STEPS // steps_of_epoch)}")
                runs[name].append(side.ask(f"whole {case} {batch} {mode(name)} {epochs}"))
                bench.versions[name] = side.hello
                side.close()
        seconds = {name: statistics.median(run["seconds"] for run in of) for name, of in runs.items()}
        accuracy = {name: statistics.median(run["accuracy"] for run in of) for name, of in runs.items()}
        lines.append(dict(case=case, batch=batch, threads=threads, epochs=epochs, runs=runs, seconds=seconds, accuracy=accuracy))

        def against(other):
            return f"{seconds[other] / seconds['joryu-once']:.2f}×" if {other, "joryu-once"} <= seconds.keys() else "–"

        cells = " | ".join(f"{seconds[name]:.2f} | {100 * accuracy[name]:.1f}" for name in variants)
        ratios = " | ".join(against(other) for other in ("loader", "cached", "tensors", "tensors-cached"))
        print(f"| {case} | {cells} | {ratios} |", flush=True)
    return lines


# --- Memory


def memory(bench, arguments):
    cases = arguments.cases or ["mlp", "lenet"]
    bench.prepare(cases)
    every = 100 if arguments.quick else 500
    at = [every * (i + 1) for i in range(10)]
    print("| case | teacher | " + " | ".join(f"{step:,}" for step in at) + " | since the first |")
    print("|---|---|" + "---:|" * (len(at) + 1), flush=True)
    lines = []
    for case in cases:
        for name in ("joryu", "joryu-once"):
            side = bench.side(name, min(arguments.threads))
            side.ask(f"start {case} {min(arguments.batches)} {mode(name)}")
            taken = []
            for _ in at:
                side.ask(f"run {every}")
                taken.append(side.ask("memory")["resident"])
            bench.versions[name] = side.hello
            side.ask("end")
            side.close()
            lines.append(dict(case=case, side=name, steps=at, resident_mb=taken))
            teacher = "asked once" if name == "joryu-once" else "runs along"
            print(f"| {case} | {teacher} | " + " | ".join(map(str, taken)) + f" | {taken[-1] - taken[0]:+d} MB |", flush=True)
    return lines


def machine(device):
    text = pathlib.Path("/proc/cpuinfo").read_text()
    found = re.search(r"model name\s*: (.*)", text)
    flags = (re.search(r"flags\s*: (.*)", text) or [None, ""])[1].split()
    words = [f"{os.cpu_count()} processors", found[1] if found else "unknown",
             ", ".join(flag for flag in ("avx2", "avx512f", "avx512_bf16", "amx_bf16") if flag in flags) or "no AVX2"]
    if device != "cpu":
        words.append(subprocess.run(["nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader"],
                                    capture_output=True, text=True).stdout.strip())
    return "; ".join(words)


def load():
    return ", ".join(f"{value:.2f}" for value in os.getloadavg())


def main():
    def names(text):
        return text.split(",")

    def numbers(text):
        return [int(word) for word in text.split(",")]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=names)
    parser.add_argument("--batches", type=numbers)
    parser.add_argument("--threads", type=numbers)
    parser.add_argument("--variants", type=names)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--device", choices=["cpu", "cuda", "gpu"], default="cpu")
    parser.add_argument("--quick", action="store_true", help="two minutes, to see that it works; no figures to quote")
    parser.add_argument("--full", action="store_true", help="the large networks with all batches and threads too, and more whole trainings")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--cold", action="store_true", help="whole trainings by processes that have trained nothing before")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--data", help="a folder to keep what both sides begin with; otherwise a temporary one")
    parser.add_argument("--json", help="write all that was measured here")
    arguments = parser.parse_args()
    arguments.cases = arguments.cases or (["mlp", "lenet"] if arguments.quick and not arguments.whole else None)
    unknown = set(arguments.cases or []) - set(LIGHT + HEAVY + WHOLE + ["mnist-mlp"])
    if unknown:
        parser.error(f"--cases must be of {', '.join(LIGHT + HEAVY + WHOLE + ['mnist-mlp'])}, but had {', '.join(sorted(unknown))}")
    arguments.batches = arguments.batches or ([64] if arguments.quick else [64, 128])
    arguments.threads = arguments.threads or ([1] if arguments.quick or arguments.device != "cpu" else [1, 2])
    arguments.rounds = arguments.rounds or ((1 if arguments.quick else 3) if arguments.whole else (3 if arguments.quick else 7))
    device = "gpu" if arguments.device == "cuda" else arguments.device
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(arguments.data or temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder, device)
        bench.versions = {}
        before, began = load(), time.time()
        work = whole if arguments.whole else memory if arguments.memory else steps
        lines = work(bench, arguments)
        took = time.time() - began
        about = dict(machine=machine(device), device=device, versions=bench.versions, load_before=before, load_after=load(),
                     minutes=round(took / 60, 1))
        print(f"\n{about['machine']}; device {device}; load {before} before, {about['load_after']} after; took {took / 60:.1f} min")
        for name, versions in bench.versions.items():
            print(f"- {name}: " + ", ".join(f"{key} {value}" for key, value in versions.items()))
        if arguments.json:
            pathlib.Path(arguments.json).write_text(json.dumps(dict(**about, lines=lines), indent=1) + "\n")


if __name__ == "__main__":
    main()
