"""What cells print: whole, in order, below the cell that it belongs to."""

from kernel_client import KernelCase


class Output(KernelCase):
    def test_a_hundred_thousand_lines_arrive_whole(self):
        run = self.kernel.run('for (int i = 0; i < 100_000; i++) System.out.println("line " + i);')
        self.assertEqual(run.text().splitlines(), [f"line {i}" for i in range(100_000)])
        print(f"100,000 lines in {run.kinds.count('stream')} messages")

    def test_fifty_megabytes_arrive_whole(self):
        run = self.kernel.run('var line = "x".repeat(999); for (int i = 0; i < 50_000; i++) System.out.println(line);')
        self.assertEqual(run.text(), ("x" * 999 + "\n") * 50_000)

    def test_a_flood_is_cut_with_a_notice(self):
        self.kernel.run('System.setProperty("joryu.output.limit", "1");')
        run = self.kernel.run('for (int i = 0; i < 3_000; i++) System.out.println("y".repeat(999));\n6 * 7')
        self.kernel.run('System.clearProperty("joryu.output.limit");')
        self.assertEqual(len(run.text()), 1_000_000)
        self.assertEqual(run.text("stderr").count("printed more than 1 MB"), 1)
        self.assertEqual(run.results, ["42"])

    def test_both_streams_keep_apart_and_in_order(self):
        run = self.kernel.run(
            'System.out.print("a"); System.err.print("b"); System.out.print("c"); Display.show("d"); System.out.print("e");'
        )
        said = [
            m["content"].get("text") or m["content"]["data"]["text/plain"]
            for m in run.published
            if m["msg_type"] in ("stream", "display_data")
        ]
        self.assertEqual(said, list("abcde"))

    def test_displays_are_updated_in_place(self):
        request = self.kernel.client.execute('var line = Display.show("0 %");')
        shown = next(m for m in self.kernel.finish(request).published if m["msg_type"] == "display_data")
        self.kernel.run('line.update("100 %");')
        update = self.kernel.published(request, "update_display_data")
        self.assertEqual(update["content"]["transient"], shown["content"]["transient"])
        self.assertEqual(update["content"]["data"]["text/plain"], "100 %")

    def test_unicode_is_never_torn(self):
        run = self.kernel.run('for (int i = 0; i < 20_000; i++) System.out.print("蒸留 😀 é ");')
        self.assertEqual(run.text(), "蒸留 😀 é " * 20_000)

    def test_threads_print_below_the_cell_that_started_them(self):
        threads = {
            "platform": "Thread.ofPlatform().start(work);",
            "virtual": "Thread.ofVirtual().start(work);",
            "common pool": "java.util.concurrent.CompletableFuture.runAsync(work);",
            "executor": "java.util.concurrent.Executors.newSingleThreadExecutor().submit(work);",
        }
        for kind, start in threads.items():
            with self.subTest(kind):
                first = self.kernel.client.execute(
                    "var gate = new java.util.concurrent.CountDownLatch(1);\n"
                    'Runnable work = () -> { try { gate.await(); } catch (InterruptedException e) {} System.out.println("late"); };\n'
                    + start
                )
                self.kernel.finish(first)
                second = self.kernel.run('System.out.println("second"); gate.countDown(); Thread.sleep(300);')
                self.assertEqual(second.text(), "second\n")
                late = self.kernel.published(first, "stream")
                self.assertEqual(late["content"]["text"], "late\n")

    def test_native_writes_go_to_the_log_and_not_to_the_cell(self):
        run = self.kernel.run(
            "import java.lang.foreign.*;\n"
            "var linker = Linker.nativeLinker();\n"
            'var write = linker.downcallHandle(linker.defaultLookup().find("write").get(),\n'
            "    FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));\n"
            "try (var arena = Arena.ofConfined()) {\n"
            '    var text = arena.allocateFrom("native\\n");\n'
            "    for (int descriptor : List.of(1, 2)) {\n"
            "        long written = (long) write.invokeExact(descriptor, text, 7L);\n"
            "        System.out.println(written);\n"
            "    }\n"
            "}"
        )
        self.assertEqual(run.status, "ok", run.content)
        self.assertEqual((run.text(), run.text("stderr")), ("7\n7\n", ""))
