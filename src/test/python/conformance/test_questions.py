"""Completion, inspection, completeness, and kernel_info: also beside a running cell."""

import time

from kernel_client import KernelCase


class Questions(KernelCase):
    def test_kernel_info_is_the_same_on_shell_and_control(self):
        shell = self.kernel.ask("kernel_info_request")
        control = self.kernel.ask("kernel_info_request", channel="control")
        self.assertEqual(shell, control)
        self.assertEqual((shell["status"], shell["protocol_version"]), ("ok", "5.5"))
        self.assertEqual(shell["language_info"]["name"], "java")

    def test_completion_counts_code_points(self):
        before = '/* 😀蒸 */ "abc".subs'
        reply = self.kernel.complete(before + " + 1", cursor=len(before))
        self.assertTrue(any("substring" in match for match in reply["matches"]), reply)
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (len(before) - 4, len(before)))

    def test_completions_are_typed(self):
        reply = self.kernel.complete("Math.ma")
        typed = reply["metadata"]["_jupyter_types_experimental"]
        self.assertEqual(len(typed), len(reply["matches"]))
        best = next(item for item in typed if item["text"].startswith("max"))
        self.assertEqual(best["type"], "function")
        self.assertTrue(best["signature"], best)

    def test_inspection_finds_documentation_wherever_the_cursor_is_in_the_name(self):
        for cursor in (6, 8, len("Math.max")):
            reply = self.kernel.inspect("Math.max", cursor)
            self.assertTrue(reply["found"], cursor)
            self.assertIn("max", reply["data"]["text/plain"])
        self.assertFalse(self.kernel.inspect("noSuchNameAnywhere")["found"])

    def test_detail_level_1_shows_the_source(self):
        self.kernel.run("int twice(int x) { return 2 * x; }")
        self.assertIn("return 2 * x", self.kernel.inspect("twice", 3, detail=1)["data"]["text/plain"])

    def test_completeness(self):
        cases = {
            "int x = 1;": "complete",
            "1 + 1": "complete",
            "void f() {": "incomplete",
            'var s = """\n': "incomplete",
            "int x = ;)": "invalid",
        }
        for code, status in cases.items():
            with self.subTest(code):
                self.assertEqual(self.kernel.ask("is_complete_request", {"code": code})["status"], status)
        self.assertEqual(self.kernel.ask("is_complete_request", {"code": "void f() {"})["indent"], "    ")

    def test_questions_do_not_wait_for_the_running_cell(self):
        self.kernel.complete("Math.ma")
        with self.kernel.running("while (true) {}"):
            began = time.monotonic()
            self.assertTrue(self.kernel.complete("Math.ma")["matches"])
            self.assertTrue(self.kernel.inspect("Math.max")["found"])
            self.assertEqual(self.kernel.ask("is_complete_request", {"code": "1"})["status"], "complete")
            self.assertEqual(self.kernel.ask("kernel_info_request", channel="control")["status"], "ok")
            self.assertEqual(self.kernel.ask("comm_info_request")["status"], "ok")
            self.assertEqual(self.kernel.ask("history_request", {"hist_access_type": "tail", "n": 1})["status"], "ok")
            print(f"six questions beside a running cell in {time.monotonic() - began:.2f} s")
