"""execute_request: every field of it, the order of what is said, and what comes after an error."""

import datetime

from kernel_client import KernelCase


class Execute(KernelCase):
    def test_says_busy_input_result_idle_in_this_order(self):
        run = self.kernel.run("int kept = 41; kept + 1")
        self.assertEqual(run.kinds, ["status", "execute_input", "execute_result", "status"])
        self.assertEqual(run.published[0]["content"]["execution_state"], "busy")
        self.assertEqual(run.published[1]["content"]["code"], "int kept = 41; kept + 1")
        self.assertEqual(run.results, ["42"])
        counts = {m["content"]["execution_count"] for m in run.published[1:3]} | {run.content["execution_count"]}
        self.assertEqual(len(counts), 1)

    def test_every_message_names_its_request_as_parent(self):
        request = self.kernel.client.execute('System.out.println("a"); System.err.println("b"); 3')
        run = self.kernel.finish(request)
        for message in [run.reply, *run.published]:
            self.assertEqual(message["parent_header"]["msg_id"], request)
            self.assertEqual(message["header"]["version"], "5.5")

    def test_reply_says_when_the_cell_started(self):
        before = datetime.datetime.now(datetime.timezone.utc)
        started = self.kernel.run("Thread.sleep(20);").reply["metadata"]["started"]
        if isinstance(started, str):
            started = datetime.datetime.fromisoformat(started.replace("Z", "+00:00"))
        after = datetime.datetime.now(datetime.timezone.utc)
        self.assertLessEqual(before, started)
        self.assertLessEqual(started, after)

    def test_silent_publishes_nothing_and_counts_nothing(self):
        count = self.kernel.run("1").content["execution_count"]
        run = self.kernel.run('System.out.println("unseen"); 2', silent=True)
        self.assertEqual(run.kinds, ["status", "status"])
        self.assertEqual(self.kernel.run("3").content["execution_count"], count + 1)

    def test_a_silent_error_is_in_the_reply_alone(self):
        run = self.kernel.run("int x = 1 / 0;", silent=True)
        self.assertEqual(run.kinds, ["status", "status"])
        self.assertEqual((run.status, run.content["ename"]), ("error", "java.lang.ArithmeticException"))

    def test_store_history_false_counts_nothing(self):
        count = self.kernel.run("1").content["execution_count"]
        self.assertEqual(self.kernel.run("2", store_history=False).results, ["2"])
        self.assertEqual(self.kernel.run("3").content["execution_count"], count + 1)

    def test_user_expressions(self):
        run = self.kernel.run(
            "int base = 20;", user_expressions={"twice": "base * 2", "wrong": "nowhere", "thrown": "1 / (base - 20)"}
        )
        expressions = run.content["user_expressions"]
        self.assertEqual(expressions["twice"]["status"], "ok")
        self.assertEqual(expressions["twice"]["data"]["text/plain"], "40")
        self.assertEqual(expressions["wrong"]["status"], "error")
        self.assertEqual(expressions["thrown"]["ename"], "java.lang.ArithmeticException")
        self.assertEqual(run.status, "ok")

    def test_error_names_the_exception_and_the_line_of_the_cell(self):
        run = self.kernel.run("int zero = 0;\n\nint quotient = 1 / zero;")
        self.assertEqual((run.content["ename"], run.content["evalue"]), ("java.lang.ArithmeticException", "/ by zero"))
        self.assertIn("line 3", "\n".join(run.content["traceback"]))
        error = next(m for m in run.published if m["msg_type"] == "error")
        for field in ("ename", "evalue", "traceback"):
            self.assertEqual(error["content"][field], run.content[field])

    def test_queued_requests_are_aborted_after_an_error(self):
        client = self.kernel.client
        first = client.execute("Thread.sleep(300); int broken = 1 / 0;")
        waiting = [client.execute(f'System.out.println("must not run {i}")') for i in range(3)]
        self.assertEqual(self.kernel.finish(first).status, "error")
        for request in waiting:
            run = self.kernel.finish(request)
            self.assertEqual((run.status, run.kinds), ("aborted", ["status", "status"]))
        self.assertEqual(self.kernel.run("6 * 7").results, ["42"])

    def test_stop_on_error_false_lets_the_queue_run(self):
        client = self.kernel.client
        first = client.execute("Thread.sleep(300); int broken = 1 / 0;", stop_on_error=False)
        second = client.execute("6 * 7")
        self.assertEqual(self.kernel.finish(first).status, "error")
        self.assertEqual(self.kernel.finish(second).results, ["42"])

    def test_a_compile_error_runs_nothing_of_the_cell(self):
        run = self.kernel.run('System.out.println("must not run");\nint bad = "text";')
        self.assertEqual((run.status, run.text()), ("error", ""))
        self.assertIn("line 2", "\n".join(run.content["traceback"]))

    def test_exit_ends_the_cell_and_not_the_kernel(self):
        self.kernel.run("int survivor = 7;")
        self.assertEqual(self.kernel.run("System.exit(3);").status, "error")
        self.assertEqual(self.kernel.run("survivor").results, ["7"])

    def test_stack_and_memory_can_run_out_without_harm(self):
        self.kernel.run("int survivor = 7; int deep(int n) { return deep(n + 1) + 1; }")
        self.assertEqual(self.kernel.run("deep(0)").content["ename"], "java.lang.StackOverflowError")
        self.assertEqual(
            self.kernel.run("var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 27]);").content[
                "ename"
            ],
            "java.lang.OutOfMemoryError",
        )
        self.kernel.run("all = null;")
        self.assertEqual(self.kernel.run("survivor").results, ["7"])

    def test_an_empty_cell_is_answered(self):
        for code in ("", "  \n", "// only a comment"):
            self.assertEqual(self.kernel.run(code).status, "ok", code)

    def test_bad_requests_are_answered_too(self):
        self.assertEqual(self.kernel.ask("execute_request", {})["status"], "error")
        self.assertEqual(self.kernel.ask("complete_request", {"code": 3})["status"], "error")
        self.assertEqual(self.kernel.ask("nonsense_request", {})["status"], "error")
        self.assertEqual(self.kernel.ask("debug_request", {}, channel="control")["status"], "error")
