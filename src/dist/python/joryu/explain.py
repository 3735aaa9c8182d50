"""A kernel that runs nothing and answers every cell with why: a kernel that only dies leaves people guessing."""

import json

import zmq
from jupyter_client.session import Session


def serve(connection_file, why):
    """Answers until a front end asks it to shut down."""
    with open(connection_file, encoding="utf-8") as file:
        connection = json.load(file)
    kernel = _Kernel(connection, why)
    while kernel.answer_next():
        pass


class _Kernel:
    def __init__(self, connection, why):
        self.why = why
        self.count = 0
        self.session = Session(key=connection["key"].encode(), signature_scheme=connection["signature_scheme"])
        self.context = zmq.Context()
        separator = ":" if connection["transport"] == "tcp" else "-"
        address = f"{connection['transport']}://{connection['ip']}{separator}"

        def bound(kind, channel):
            socket = self.context.socket(kind)
            socket.bind(address + str(connection[channel + "_port"]))
            return socket

        self.iopub = bound(zmq.PUB, "iopub")
        self.heartbeat = bound(zmq.REP, "hb")
        self.stdin = bound(zmq.ROUTER, "stdin")
        self.poller = zmq.Poller()
        for socket in (bound(zmq.ROUTER, "shell"), bound(zmq.ROUTER, "control"), self.heartbeat):
            self.poller.register(socket, zmq.POLLIN)

    def answer_next(self):
        """Whether to go on."""
        goes_on = True
        for socket, _ in self.poller.poll():
            if socket is self.heartbeat:
                socket.send(socket.recv())
            else:
                identities, message = self.session.recv(socket, mode=0)
                if message is not None:
                    goes_on = self._answer(socket, identities, message) and goes_on
        return goes_on

    def _answer(self, socket, identities, message):
        kind = message["header"]["msg_type"]
        self._publish("status", {"execution_state": "busy"}, message)
        content = self._reply(kind, message)
        if kind.endswith("_request"):
            self.session.send(socket, kind.replace("_request", "_reply"), content, message, identities)
        self._publish("status", {"execution_state": "idle"}, message)
        return kind != "shutdown_request"

    def _reply(self, kind, message):
        if kind == "kernel_info_request":
            return {
                "status": "ok",
                "protocol_version": "5.3",
                "implementation": "joryu-without-java",
                "implementation_version": "0",
                "banner": self.why,
                "help_links": [],
                "language_info": {
                    "name": "java",
                    "version": "0",
                    "mimetype": "text/x-java-source",
                    "file_extension": ".java",
                },
            }
        if kind == "execute_request":
            if not message["content"].get("silent"):
                self.count += 1
            error = {"ename": "NoJdk", "evalue": self.why.splitlines()[0], "traceback": self.why.splitlines()}
            self._publish("error", error, message)
            return {"status": "error", "execution_count": self.count, "user_expressions": {}, **error}
        if kind == "shutdown_request":
            return {"status": "ok", "restart": message["content"].get("restart", False)}
        if kind == "is_complete_request":
            return {"status": "complete"}
        if kind == "complete_request":
            here = message["content"]["cursor_pos"]
            return {"status": "ok", "matches": [], "cursor_start": here, "cursor_end": here, "metadata": {}}
        if kind == "history_request":
            return {"status": "ok", "history": []}
        if kind == "comm_info_request":
            return {"status": "ok", "comms": {}}
        if kind == "inspect_request":
            return {"status": "ok", "found": False, "data": {}, "metadata": {}}
        return {"status": "ok"}

    def _publish(self, kind, content, parent):
        self.session.send(self.iopub, kind, content, parent, ident=kind.encode())
