"""The stop button: it stops, soon, and what was there before is there after."""

import time

from kernel_client import KernelCase

ENDLESS = {
    "an empty loop": "while (true) {}",
    "a loop in a lambda": "Runnable loop = () -> { for (;;) kept++; }; loop.run();",
    "a loop that catches everything": "while (true) { try { while (true) {} } catch (Throwable t) {} }",
    "sleep": "Thread.sleep(600_000);",
    "an endless stream": "java.util.stream.Stream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst()",
    "waiting for a spinning thread": "var spinner = new Thread(() -> { while (true) {} }); spinner.start(); spinner.join();",
}


class Interrupts(KernelCase):
    def test_stops_what_runs_and_keeps_what_was(self):
        self.kernel.run("int kept = 41;")
        for name, code in ENDLESS.items():
            with self.subTest(name):
                request = self.kernel.client.execute(code, allow_stdin=False)
                self.kernel.published(request, "execute_input")
                began = time.monotonic()
                self.kernel.manager.interrupt_kernel()
                run = self.kernel.finish(request)
                print(f"stopped {name} in {(time.monotonic() - began) * 1000:.0f} ms")
                self.assertEqual(run.status, "error")
                self.assertEqual(self.kernel.run("kept = 41; kept + 1").results, ["42"])

    def test_says_where_a_library_goes_on(self):
        code = 'System.out.println("begun");\nnew java.math.BigInteger("7").pow(40_000_000).bitLength()'
        request = self.kernel.client.execute(code, allow_stdin=False)
        self.assertEqual(self.kernel.published(request, "stream")["content"]["text"], "begun\n")
        time.sleep(0.2)
        self.kernel.manager.interrupt_kernel()
        said = self.kernel.published(request, "stream")
        self.assertEqual(said["content"]["name"], "stderr")
        self.assertIn("BigInteger", said["content"]["text"])
        self.assertIn("line 2", said["content"]["text"])
        self.assertEqual(self.kernel.finish(request, timeout=300).status, "error")
        self.assertEqual(self.kernel.run("1 + 1").results, ["2"])

    def test_drops_what_waits_behind_the_stopped_cell(self):
        first = self.kernel.client.execute("while (true) {}", allow_stdin=False)
        second = self.kernel.client.execute('System.out.println("must not run")', allow_stdin=False)
        self.kernel.published(first, "execute_input")
        self.kernel.manager.interrupt_kernel()
        self.assertEqual(self.kernel.finish(first).status, "error")
        self.assertEqual(self.kernel.finish(second).status, "aborted")

    def test_an_interrupt_when_nothing_runs_hits_nothing(self):
        # By hand, to wait for the reply: the client's own method only sends.
        self.kernel.ask("interrupt_request", channel="control")
        self.assertEqual(self.kernel.run("1 + 1").results, ["2"])
