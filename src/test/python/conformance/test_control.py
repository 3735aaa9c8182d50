"""The control channel: usage and subshells, answered while a cell runs."""

from kernel_client import KernelCase


class Usage(KernelCase):
    def test_says_what_the_kernel_uses_while_a_cell_runs(self):
        with self.kernel.running("while (true) {}"):
            usage = self.kernel.ask("usage_request", channel="control")
        self.assertEqual(usage["pid"], self.kernel.manager.provisioner.process.pid)
        self.assertGreater(usage["kernel_memory"], 10_000_000)
        self.assertGreater(usage["host_virtual_memory"]["total"], usage["kernel_memory"])
        self.assertGreaterEqual(usage["kernel_cpu"], 0)
        self.assertGreater(usage["cpu_count"], 0)


class Subshells(KernelCase):
    def create(self):
        reply = self.kernel.ask("create_subshell_request", channel="control")
        self.assertEqual(reply["status"], "ok")
        return reply["subshell_id"]

    def listed(self):
        return self.kernel.ask("list_subshell_request", channel="control")["subshell_id"]

    def test_are_announced_created_listed_and_deleted(self):
        self.assertIn("kernel subshells", self.kernel.ask("kernel_info_request")["supported_features"])
        one, other = self.create(), self.create()
        self.assertNotEqual(one, other)
        self.assertTrue({one, other} <= set(self.listed()))
        reply = self.kernel.ask("delete_subshell_request", {"subshell_id": one}, channel="control")
        self.assertEqual(reply["status"], "ok")
        self.assertNotIn(one, self.listed())
        reply = self.kernel.ask("delete_subshell_request", {"subshell_id": one}, channel="control")
        self.assertEqual(reply["status"], "error")

    def test_answer_questions_while_a_cell_runs(self):
        subshell = self.create()
        with self.kernel.running("while (true) {}"):
            for kind, content in (
                ("complete_request", {"code": "Math.ma", "cursor_pos": 7}),
                ("inspect_request", {"code": "Math.max", "cursor_pos": 8, "detail_level": 0}),
                ("is_complete_request", {"code": "1"}),
                ("comm_info_request", {}),
            ):
                request = self.kernel.send(kind, content, subshell_id=subshell)
                reply = self.kernel.reply(request)
                self.assertEqual(reply["parent_header"]["subshell_id"], subshell)
                self.assertNotEqual(reply["content"]["status"], "error", kind)

    def test_run_cells_in_turn_with_the_main_shell(self):
        subshell = self.create()
        first = self.kernel.client.execute("var turns = new ArrayList<String>(); Thread.sleep(300); turns.add(\"main\");")
        request = self.kernel.send(
            "execute_request", {"code": 'turns.add("sub"); turns', "silent": False}, subshell_id=subshell
        )
        self.assertEqual(self.kernel.finish(first).status, "ok")
        self.assertEqual(self.kernel.finish(request).results, ["[main, sub]"])

    def test_an_unknown_one_is_an_error(self):
        for kind in ("execute_request", "complete_request"):
            reply = self.kernel.ask(kind, {"code": "1", "cursor_pos": 1}, subshell_id="nowhere")
            self.assertEqual(reply["status"], "error", kind)
