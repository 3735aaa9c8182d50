"""A kernel's life: restart, shutdown, and the death of whoever started it."""

import json
import os
import tempfile
import time
import unittest
from pathlib import Path

from kernel_client import start


def await_written(run, size):
    """Waits until a training has written more of its steps than that."""
    end = time.monotonic() + 60
    while (run / "metrics.jsonl").stat().st_size <= size and time.monotonic() < end:
        time.sleep(0.05)


def end_of(run):
    return json.loads((run / "manifest.json").read_text())["end"]


class Life(unittest.TestCase):
    def test_restart_forgets_and_serves_again(self):
        kernel = start()
        try:
            kernel.run("int before = 1;")
            kernel.manager.restart_kernel()
            kernel.client.wait_for_ready(timeout=60)
            self.assertEqual(kernel.run("before").status, "error")
            self.assertEqual(kernel.run("6 * 7").results, ["42"])
        finally:
            kernel.close()

    def test_shutdown_is_answered_and_ends_the_process(self):
        for channel in ("control", "shell"):
            with self.subTest(channel):
                kernel = start()
                process = kernel.manager.provisioner.process
                try:
                    # A thread that a cell left behind must not keep the kernel.
                    kernel.run("new Thread(() -> { while (true) {} }).start();")
                    reply = kernel.reply(kernel.send("shutdown_request", {"restart": False}, channel), channel)
                    self.assertEqual((reply["content"]["status"], reply["content"]["restart"]), ("ok", False))
                    began = time.monotonic()
                    while process.poll() is None and time.monotonic() - began < 10:
                        time.sleep(0.01)
                    print(f"exited {time.monotonic() - began:.2f} s after the reply")
                    self.assertEqual(process.poll(), 0)
                finally:
                    kernel.close()

    def test_a_training_in_the_background_ends_in_order_before_a_restart_and_goes_on_after_it(self):
        kernel = start()
        try:
            with tempfile.TemporaryDirectory() as folder:
                run = Path(folder) / "run"
                path = f"Path.of({json.dumps(str(run))})"
                plan = "train(mlp(64, 32, 10)).on(digits()).epochs(1_000_000).seed(1)"
                began = kernel.run(f"var going = {plan}.folder({path}).start(); going.state()", timeout=120)
                self.assertEqual(began.results, ["running"], began.content)
                await_written(run, 0)
                kernel.manager.restart_kernel()
                stopped = end_of(run)
                self.assertRegex(stopped, r"^stopped after step [1-9]\d*$")
                kernel.client.wait_for_ready(timeout=60)
                written = (run / "metrics.jsonl").stat().st_size
                resumed = kernel.client.execute(f"resume({path})", allow_stdin=False)
                await_written(run, written)
                kernel.manager.interrupt_kernel()
                kernel.finish(resumed, timeout=60)
                self.assertGreater(int(end_of(run).split()[-1]), int(stopped.split()[-1]))
        finally:
            kernel.close()

    def test_heartbeat_beats_while_a_cell_runs(self):
        kernel = start()
        try:
            kernel.client.hb_channel.unpause()
            with kernel.running("while (true) {}"):
                end = time.monotonic() + 2
                while time.monotonic() < end:
                    self.assertTrue(kernel.client.hb_channel.is_beating())
                    time.sleep(0.1)
        finally:
            kernel.close()
