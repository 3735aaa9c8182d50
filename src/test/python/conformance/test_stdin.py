"""Input: asked of the user where the front end allows it, refused with a reason where not."""

from kernel_client import KernelCase


class Stdin(KernelCase):
    def answer(self, code, text, **options):
        request = self.kernel.client.execute(code, allow_stdin=True, **options)
        question = self.kernel.wait("stdin", lambda m: m["parent_header"].get("msg_id") == request)
        self.assertEqual(question["msg_type"], "input_request")
        self.kernel.client.input(text)
        return question["content"], self.kernel.finish(request)

    def test_system_in_asks_the_user(self):
        question, run = self.answer("new Scanner(System.in).nextLine()", "蒸留 😀")
        self.assertFalse(question["password"])
        self.assertEqual(run.results, ["蒸留 😀"])

    def test_a_prompt_is_shown(self):
        question, run = self.answer('Display.input("Name: ")', "Ada")
        self.assertEqual((question["prompt"], question["password"]), ("Name: ", False))
        self.assertEqual(run.results, ["Ada"])

    def test_a_password_is_asked_for_as_one(self):
        question, run = self.answer('Display.password("Key: ").length()', "secret")
        self.assertEqual((question["prompt"], question["password"]), ("Key: ", True))
        self.assertEqual(run.results, ["6"])
        self.assertNotIn("secret", str(run.published))

    def test_without_allow_stdin_nothing_is_asked(self):
        run = self.kernel.run('Display.input("Name: ")', allow_stdin=False)
        self.assertEqual(run.status, "error")
        self.assertIn("allow_stdin", run.content["evalue"])
        run = self.kernel.run("System.in.read()", allow_stdin=False)
        self.assertEqual(run.status, "error")

    def test_waiting_for_input_can_be_stopped(self):
        request = self.kernel.client.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
        self.kernel.wait("stdin", lambda m: m["parent_header"].get("msg_id") == request)
        self.kernel.manager.interrupt_kernel()
        self.assertEqual(self.kernel.finish(request).status, "error")
        # The late answer is not taken for that to the next question.
        self.kernel.client.input("late")
        _, run = self.answer('"got " + new Scanner(System.in).nextLine()', "right")
        self.assertEqual(run.results, ["got right"])
