"""A kernel and the client that drives it, as the checks in this folder need them."""

import contextlib
import queue
import time
import unittest
from dataclasses import dataclass

from jupyter_client.manager import start_new_kernel

TIMEOUT = 30
KERNEL = "joryu"


@dataclass
class Run:
    """What came of one execute_request: the reply message and the iopub messages up to its idle."""

    reply: dict
    published: list

    @property
    def content(self):
        return self.reply["content"]

    @property
    def status(self):
        return self.content["status"]

    @property
    def kinds(self):
        return [message["msg_type"] for message in self.published]

    @property
    def results(self):
        return [m["content"]["data"]["text/plain"] for m in self.published if m["msg_type"] == "execute_result"]

    def text(self, stream="stdout"):
        return "".join(
            m["content"]["text"] for m in self.published if m["msg_type"] == "stream" and m["content"]["name"] == stream
        )


class Client:
    """A blocking client that hands every message to whoever waits for it, in whatever order they come."""

    def __init__(self, manager, client):
        self.manager, self.client = manager, client
        self.kept = {"shell": [], "control": [], "iopub": [], "stdin": []}

    def wait(self, channel, accept, timeout=TIMEOUT):
        """The first message on a channel that `accept` takes; the others are kept for later."""
        for message in self.kept[channel]:
            if accept(message):
                self.kept[channel].remove(message)
                return message
        get = getattr(self.client, f"get_{channel}_msg")
        end = time.monotonic() + timeout
        while True:
            try:
                message = get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"nothing of the kind on {channel} within {timeout} s") from None
            if accept(message):
                return message
            self.kept[channel].append(message)

    def reply(self, request, channel="shell", timeout=TIMEOUT):
        return self.wait(channel, lambda m: m["parent_header"].get("msg_id") == request, timeout)

    def published_until_idle(self, request, timeout=TIMEOUT):
        published = []
        while True:
            message = self.wait("iopub", lambda m: m["parent_header"].get("msg_id") == request, timeout)
            published.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return published

    def published(self, request, kind, timeout=TIMEOUT):
        """Waits for one publication about a request; those before it are kept."""
        return self.wait(
            "iopub", lambda m: m["parent_header"].get("msg_id") == request and m["msg_type"] == kind, timeout
        )

    def run(self, code, timeout=TIMEOUT, **options):
        options.setdefault("allow_stdin", False)
        return self.finish(self.client.execute(code, **options), timeout)

    def finish(self, request, timeout=TIMEOUT):
        published = self.published_until_idle(request, timeout)
        return Run(self.reply(request, timeout=timeout), published)

    def send(self, kind, content=None, channel="shell", **header):
        """Sends a request of any kind -> its message id."""
        message = self.client.session.msg(kind, content or {})
        message["header"].update(header)
        getattr(self.client, f"{channel}_channel").send(message)
        return message["header"]["msg_id"]

    def ask(self, kind, content=None, channel="shell", timeout=TIMEOUT, **header):
        """Sends a request and waits for its reply, and for the idle that must follow -> the reply's content."""
        request = self.send(kind, content, channel, **header)
        reply = self.reply(request, channel, timeout)
        self.published_until_idle(request, timeout)
        return reply["content"]

    def complete(self, code, cursor=None):
        return self.ask("complete_request", {"code": code, "cursor_pos": len(code) if cursor is None else cursor})

    def inspect(self, code, cursor=None, detail=0):
        cursor = len(code) if cursor is None else cursor
        return self.ask("inspect_request", {"code": code, "cursor_pos": cursor, "detail_level": detail})

    @contextlib.contextmanager
    def running(self, code):
        """A cell that runs until the block ends, when it is interrupted."""
        request = self.client.execute(code, allow_stdin=False)
        self.published(request, "execute_input")
        try:
            yield request
        finally:
            self.manager.interrupt_kernel()
            self.finish(request)

    def close(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)


def start(**options):
    return Client(*start_new_kernel(kernel_name=KERNEL, startup_timeout=TIMEOUT, **options))


class KernelCase(unittest.TestCase):
    """Checks that share one kernel."""

    @classmethod
    def setUpClass(cls):
        cls.kernel = start()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()
