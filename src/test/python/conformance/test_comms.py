"""Comms: opened from either side, with metadata and buffers, handled while a cell runs."""

import uuid

from kernel_client import KernelCase

REGISTER = """
    var heard = new java.util.concurrent.LinkedBlockingQueue<String>();
    CommTarget.register("echo", (comm, opening) -> {
        comm.send(opening);
        comm.onMessage(message -> {
            System.out.println("heard " + message.data().get("text"));
            comm.send(message);
        });
        comm.onClose(message -> heard.add("closed"));
    });
    """


class Comms(KernelCase):
    def setUp(self):
        self.assertEqual(self.kernel.run(REGISTER).status, "ok")

    def say(self, kind, comm, content=None, metadata=None, buffers=None):
        client = self.kernel.client
        message = client.session.msg(kind, {"comm_id": comm, "data": {}, **(content or {})}, metadata=metadata)
        client.session.send(client.shell_channel.socket, message, buffers=buffers)
        return message["header"]["msg_id"]

    def open(self, target="echo", **options):
        comm = uuid.uuid4().hex
        return comm, self.say("comm_open", comm, {"target_name": target, "data": {"text": "hello"}}, **options)

    def test_a_target_answers_with_metadata_and_buffers(self):
        _, request = self.open(metadata={"version": "2.1.0"}, buffers=[b"\x00\xff\x07"])
        answer = next(m for m in self.kernel.published_until_idle(request) if m["msg_type"] == "comm_msg")
        self.assertEqual(answer["content"]["data"], {"text": "hello"})
        self.assertEqual(answer["metadata"]["version"], "2.1.0")
        self.assertEqual([bytes(b) for b in answer["buffers"]], [b"\x00\xff\x07"])

    def test_a_message_is_handled_between_busy_and_idle_of_its_own(self):
        comm, request = self.open()
        self.kernel.published_until_idle(request)
        request = self.say("comm_msg", comm, {"data": {"text": "hi"}})
        published = self.kernel.published_until_idle(request)
        self.assertEqual([m["msg_type"] for m in published], ["status", "stream", "comm_msg", "status"])
        self.assertEqual(published[1]["content"]["text"], "heard hi\n")

    def test_messages_are_handled_while_a_cell_runs(self):
        comm, request = self.open()
        self.kernel.published_until_idle(request)
        with self.kernel.running("while (true) {}"):
            request = self.say("comm_msg", comm, {"data": {"text": "beside"}})
            kinds = [m["msg_type"] for m in self.kernel.published_until_idle(request)]
        self.assertIn("comm_msg", kinds)

    def test_comm_info_lists_open_comms_by_target(self):
        comm, request = self.open()
        self.kernel.published_until_idle(request)
        self.assertEqual(self.kernel.ask("comm_info_request")["comms"][comm], {"target_name": "echo"})
        self.assertIn(comm, self.kernel.ask("comm_info_request", {"target_name": "echo"})["comms"])
        self.assertEqual(self.kernel.ask("comm_info_request", {"target_name": "other"})["comms"], {})
        self.kernel.published_until_idle(self.say("comm_close", comm))
        self.assertNotIn(comm, self.kernel.ask("comm_info_request")["comms"])
        self.assertEqual(self.kernel.run("heard.take()").results, ["closed"])

    def test_an_unknown_target_is_closed_at_once(self):
        comm, request = self.open("nowhere")
        closed = [m for m in self.kernel.published_until_idle(request) if m["msg_type"] == "comm_close"]
        self.assertEqual([m["content"]["comm_id"] for m in closed], [comm])

    def test_an_unknown_comm_is_ignored(self):
        for kind in ("comm_msg", "comm_close"):
            published = self.kernel.published_until_idle(self.say(kind, "no-such-comm"))
            self.assertEqual([m["msg_type"] for m in published], ["status", "status"])

    def test_the_kernel_opens_comms_itself(self):
        run = self.kernel.run(
            'var opened = Comm.open("widget", Comm.Message.of(Map.of("a", 1)).withMetadata(Map.of("version", "2.1.0")), m -> {});'
            'opened.send(Map.of("b", 2)); System.out.println("after");'
        )
        kinds = [k for k in run.kinds if k.startswith("comm") or k == "stream"]
        self.assertEqual(kinds, ["comm_open", "comm_msg", "stream"])
        opening = next(m for m in run.published if m["msg_type"] == "comm_open")
        self.assertEqual(opening["content"]["target_name"], "widget")
        self.assertEqual((opening["content"]["data"], opening["metadata"]["version"]), ({"a": 1}, "2.1.0"))

    def test_a_handler_that_never_ends_is_stopped_and_a_running_cell_first(self):
        self.kernel.run(
            'CommTarget.register("endless", (comm, opening) -> { System.out.println("begun"); while (true) {} });'
        )
        _, handled = self.open("endless")
        self.kernel.published(handled, "stream")
        with self.kernel.running("while (true) {}"):
            pass
        self.assertEqual(self.kernel.run("1 + 1").results, ["2"])
        with self.assertRaises(AssertionError):
            self.kernel.published_until_idle(handled, timeout=0.2)
        self.kernel.manager.interrupt_kernel()
        said = [m["content"]["text"] for m in self.kernel.published_until_idle(handled) if m["msg_type"] == "stream"]
        self.assertIn("the comm target endless was stopped", "".join(said))
        comm, request = self.open()
        self.assertIn("comm_msg", [m["msg_type"] for m in self.kernel.published_until_idle(request)])
