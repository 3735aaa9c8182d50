"""Starts the installed kernel `joryu` with encrypted channels and uses every one of them.

usage: check_curve.py
"""

import json
import sys

import zmq
from jupyter_client.manager import KernelManager

TIMEOUT = 60


def main():
    assert zmq.has("curve"), "this pyzmq was built without CURVE: the check cannot be made"
    manager = KernelManager(kernel_name=sys.argv[1] if len(sys.argv) > 1 else "joryu", transport_encryption="required")
    manager.start_kernel()
    try:
        with open(manager.connection_file) as file:
            assert len(json.load(file)["curve_secretkey"]) == 40
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=TIMEOUT)

        heartbeat = manager.connect_hb()
        heartbeat.send(b"ping")
        assert heartbeat.poll(TIMEOUT * 1000) and heartbeat.recv() == b"ping"
        heartbeat.close()

        # Shell and iopub, with far more than one packet.
        published = []
        reply = client.execute_interactive(
            'System.out.print("é".repeat(1_000_000));', output_hook=published.append, timeout=TIMEOUT
        )
        assert reply["content"]["status"] == "ok", reply
        text = "".join(m["content"]["text"] for m in published if m["msg_type"] == "stream")
        assert text == "é" * 1_000_000, len(text)

        # Stdin.
        reply = client.execute_interactive(
            "var line = new Scanner(System.in).nextLine();",
            stdin_hook=lambda _: client.input("typed"),
            output_hook=lambda _: None,
            allow_stdin=True,
            timeout=TIMEOUT,
        )
        assert reply["content"]["status"] == "ok", reply
        results = []
        client.execute_interactive("line", output_hook=results.append, timeout=TIMEOUT)
        assert any(m["content"]["data"]["text/plain"] == "typed" for m in results if m["msg_type"] == "execute_result")

        # Who lacks the keys is not heard.
        stranger = zmq.Context.instance().socket(zmq.DEALER)
        stranger.linger = 0
        stranger.connect(f"tcp://127.0.0.1:{manager.shell_port}")
        message = client.session.msg("kernel_info_request", {})
        stranger.send_multipart(client.session.serialize(message))
        assert not stranger.poll(500), "the kernel answered somebody without keys"
        stranger.close()

        # Control.
        reply = client.shutdown(reply=True, timeout=TIMEOUT)
        assert reply["msg_type"] == "shutdown_reply", reply
        client.stop_channels()
    finally:
        manager.shutdown_kernel(now=True)


main()
