"""Input: asked of the user where the front end allows it, refused with a reason where not."""

import zmq

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

    def connection(self, channel):
        """A socket of a front end that is not the client's -> the socket, not connected yet, and its port."""
        ports = self.kernel.manager.get_connection_info()
        socket = zmq.Context.instance().socket(zmq.DEALER)
        self.addCleanup(socket.close, 0)
        socket.setsockopt(zmq.IDENTITY, b"another front end")
        socket.setsockopt(zmq.RCVTIMEO, 20_000)
        return socket, f"tcp://{ports['ip']}:{ports[channel + '_port']}"

    def receive(self, socket):
        session = self.kernel.client.session
        _, frames = session.feed_identities(socket.recv_multipart())
        return session.deserialize(frames)

    def execute_elsewhere(self, code):
        """Runs a cell for a front end that has connected its shell socket alone."""
        shell, address = self.connection("shell")
        shell.connect(address)
        content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": True}
        message = self.kernel.client.session.send(shell, "execute_request", content)
        self.kernel.published(message["header"]["msg_id"], "stream")
        return shell

    def test_a_question_waits_for_the_front_end_to_connect(self):
        shell = self.execute_elsewhere('System.out.println("soon"); Display.input("Name: ")')
        stdin, address = self.connection("stdin")
        stdin.connect(address)
        self.assertEqual(self.receive(stdin)["content"]["prompt"], "Name: ")
        self.kernel.client.session.send(stdin, "input_reply", {"value": "Ada"})
        self.assertEqual(self.receive(shell)["content"]["status"], "ok")

    def test_a_question_that_reaches_nobody_fails(self):
        shell = self.execute_elsewhere('System.out.println("soon"); Display.input("Name: ")')
        reply = self.receive(shell)["content"]
        self.assertEqual(reply["status"], "error")
        self.assertIn("not connected to the kernel's stdin channel", reply["evalue"])
