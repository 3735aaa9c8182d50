"""What anybody who can reach the ports may send, and what becomes of it: nothing."""

import zmq
from kernel_client import KernelCase


class Security(KernelCase):
    def raw(self, channel="shell"):
        socket = zmq.Context.instance().socket(zmq.DEALER)
        port = getattr(self.kernel.manager, f"{channel}_port")
        socket.connect(f"tcp://{self.kernel.manager.ip}:{port}")
        self.addCleanup(socket.close, 0)
        return socket

    def assert_alive(self):
        self.assertEqual(self.kernel.run("6 * 7").results, ["42"])

    def test_survives_forgeries_and_garbage(self):
        for channel in ("shell", "control", "stdin"):
            socket = self.raw(channel)
            for frames in (
                [b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"],
                [b"<IDS|MSG>", b"", b"{}", b"{}", b"{}", b"{}"],
                [b"nonsense"],
                [b"<IDS|MSG>"],
                [b""] * 20,
                [b"\xff\xfe" * 1000, b"<IDS|MSG>", b"\x00"],
            ):
                socket.send_multipart(frames)
            self.assertEqual(socket.poll(200), 0, f"garbage on {channel} was answered")
            self.assert_alive()

    def signed(self, kind, content):
        session = self.kernel.client.session
        return session.serialize(session.msg(kind, content))

    def test_a_replayed_request_is_refused(self):
        socket = self.raw()
        frames = self.signed("execute_request", {"code": 'System.setProperty("runs", System.getProperty("runs", "") + "x")'})
        socket.send_multipart(frames)
        self.assertNotEqual(socket.poll(20_000), 0)
        socket.recv_multipart()
        socket.send_multipart(frames)
        self.assertEqual(socket.poll(500), 0, "a replayed request was answered")
        self.assertEqual(self.kernel.run('System.getProperty("runs")').results, ["x"])

    def test_signed_nonsense_is_survived(self):
        session = self.kernel.client.session
        socket = self.raw()
        for parts in (
            [b"{", b"{}", b"{}", b"{}"],
            [b"[" * 100_000, b"{}", b"{}", b"{}"],
            [b'{"msg_id": 3}', b"{}", b"{}", b"{}"],
            [b"null", b"null", b"null", b"null"],
        ):
            socket.send_multipart([b"<IDS|MSG>", session.sign(parts), *parts])
        self.assert_alive()
