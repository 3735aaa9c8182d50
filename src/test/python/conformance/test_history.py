"""History: what was run, also before the kernel was restarted and by another kernel at the same time."""

import unittest

from kernel_client import start


class History(unittest.TestCase):
    def setUp(self):
        self.kernel = start()
        self.addCleanup(self.kernel.close)

    def history(self, kernel=None, **request):
        content = {"raw": True, "output": False, "session": 0, **request}
        return (kernel or self.kernel).ask("history_request", content)["history"]

    def test_tail_range_and_search(self):
        for code in ("int a = 1;", "a + 41", "a + 41"):
            self.kernel.run(code)
        self.kernel.run("unseen", silent=True)
        self.kernel.run('"unseen"', store_history=False)
        tail = self.history(hist_access_type="tail", n=3)
        self.assertEqual([entry[2] for entry in tail], ["int a = 1;", "a + 41", "a + 41"])
        session, line, _ = tail[0]
        self.assertEqual(
            self.history(hist_access_type="range", session=session, start=line + 1, stop=line + 2, output=True),
            [[session, line + 1, ["a + 41", "42"]]],
        )
        self.assertEqual(len(self.history(hist_access_type="range", start=1, stop=3)), 2)
        self.assertEqual(len(self.history(hist_access_type="search", pattern="a + 4?", n=10, unique=True)), 1)

    def test_outlives_the_kernel(self):
        self.kernel.run('"before the restart"')
        before = self.history(hist_access_type="tail", n=1)[0]
        self.kernel.manager.restart_kernel()
        self.kernel.client.wait_for_ready(timeout=60)
        self.kernel.run('"after the restart"')
        found = self.history(hist_access_type="search", pattern='"* the restart"', n=2)
        self.assertEqual([entry[2] for entry in found], ['"before the restart"', '"after the restart"'])
        self.assertGreater(found[1][0], before[0])
        self.assertEqual(self.history(hist_access_type="range", session=before[0], start=1), [before])

    def test_two_kernels_write_at_the_same_time(self):
        other = start()
        self.addCleanup(other.close)
        for i in range(20):
            for kernel in (self.kernel, other):
                kernel.client.execute(f'"both {i}"', allow_stdin=False)
        for kernel in (self.kernel, other):
            self.assertEqual(kernel.run("1").status, "ok")
            self.assertEqual(len(self.history(kernel, hist_access_type="range", start=1)), 21)
        both = self.history(hist_access_type="search", pattern='"both *"', n=100)
        self.assertEqual(len(both), 40)
        self.assertEqual(len({entry[0] for entry in both}), 2)
