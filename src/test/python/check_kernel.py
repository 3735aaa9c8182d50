"""Drives the installed kernel `joryu` through jupyter_client, as any front end does.

usage: check_kernel.py
"""

import queue
import time

import zmq
from jupyter_client.manager import start_new_kernel

TIMEOUT = 60


def run(client, code, **options):
    """Executes a cell -> (reply, its iopub messages up to idle)."""
    request = client.execute(code, **options)
    published = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != request:
            continue
        published.append(message)
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
    while True:
        reply = client.get_shell_msg(timeout=TIMEOUT)
        if reply["parent_header"].get("msg_id") == request:
            return reply["content"], published


def text(published, stream="stdout"):
    return "".join(
        m["content"]["text"] for m in published if m["msg_type"] == "stream" and m["content"]["name"] == stream
    )


def results(published):
    return [m["content"]["data"]["text/plain"] for m in published if m["msg_type"] == "execute_result"]


def check_values(manager, client):
    reply, published = run(client, "int kept = 41; kept + 1")
    assert reply["status"] == "ok" and results(published) == ["42"], published
    kinds = [m["msg_type"] for m in published]
    assert kinds[0] == "status" and kinds[1] == "execute_input" and kinds[-1] == "status", kinds


def check_silent(manager, client):
    count = run(client, "1")[0]["execution_count"]
    _, published = run(client, "2", silent=True)
    assert [m["msg_type"] for m in published] == ["status", "status"], published
    assert run(client, "3")[0]["execution_count"] == count + 1


def check_errors(manager, client):
    reply, published = run(client, "int zero = 0;\n\nint quotient = 1 / zero;")
    assert reply["status"] == "error" and reply["ename"] == "java.lang.ArithmeticException", reply
    assert reply["evalue"] == "/ by zero", reply
    assert "line 3" in "\n".join(reply["traceback"]), reply
    assert [m for m in published if m["msg_type"] == "error"]


def check_aborts_the_queue(manager, client):
    first = client.execute("Thread.sleep(500); int broken = 1 / 0;")
    second = client.execute("System.out.println(\"must not run\")")
    statuses = {}
    while len(statuses) < 2:
        reply = client.get_shell_msg(timeout=TIMEOUT)
        statuses[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
    assert statuses == {first: "error", second: "aborted"}, statuses
    assert results(run(client, "kept")[1]) == ["41"]


def check_floods(manager, client):
    _, published = run(client, 'for (int i = 0; i < 100_000; i++) System.out.println("line " + i);')
    lines = text(published).splitlines()
    assert lines == [f"line {i}" for i in range(100_000)], len(lines)
    streams = len([m for m in published if m["msg_type"] == "stream"])
    print(f"100,000 lines in {streams} messages")


def check_interrupts(manager, client):
    for endless in ("while (true) {}", "Thread.sleep(600_000);", "Runnable r = () -> { for (;;) kept++; }; r.run();"):
        request = client.execute(endless)
        while True:
            message = client.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == "execute_input" and message["parent_header"]["msg_id"] == request:
                break
        started = time.perf_counter()
        manager.interrupt_kernel()
        while True:
            reply = client.get_shell_msg(timeout=10)
            if reply["parent_header"].get("msg_id") == request:
                break
        assert reply["content"]["status"] == "error", reply["content"]
        print(f"interrupted {endless!r} in {(time.perf_counter() - started) * 1000:.0f} ms")
        run(client, "kept = 41;")
        assert results(run(client, "kept + 1")[1]) == ["42"]


def check_survives_a_bad_signature(manager, client):
    raw = zmq.Context.instance().socket(zmq.DEALER)
    raw.connect(f"tcp://{manager.ip}:{manager.shell_port}")
    raw.send_multipart([b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"])
    raw.send_multipart([b"nonsense"])
    assert results(run(client, "6 * 7")[1]) == ["42"]
    assert raw.poll(200) == 0, "a forged request was answered"
    raw.close(0)


def check_completion_and_inspection(manager, client):
    request = client.complete('"abc".substr', 12)
    while (reply := client.get_shell_msg(timeout=TIMEOUT))["parent_header"].get("msg_id") != request:
        pass
    matches = reply["content"]["matches"]
    assert any("substring" in m for m in matches), matches
    request = client.inspect("Math.max", 8)
    while (reply := client.get_shell_msg(timeout=TIMEOUT))["parent_header"].get("msg_id") != request:
        pass
    assert reply["content"]["found"], reply["content"]


def check_input(manager, client):
    request = client.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
    message = client.get_stdin_msg(timeout=TIMEOUT)
    assert message["msg_type"] == "input_request"
    client.input("蒸留 😀")
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") == request and message["msg_type"] == "execute_result":
            break
    assert "蒸留 😀" in message["content"]["data"]["text/plain"], message
    while client.get_shell_msg(timeout=TIMEOUT)["parent_header"].get("msg_id") != request:
        pass


def check_libraries_stay_apart(manager, client):
    reply, _ = run(client, "com.google.gson.Gson g = null; org.zeromq.ZMQ.class")
    assert reply["status"] == "error", "cells see the kernel's JeroMQ"


def check_shutdown(manager, client):
    started = time.perf_counter()
    client.shutdown()
    while manager.provisioner.process.poll() is None:
        assert time.perf_counter() - started < 2, "the kernel did not exit within 2 s"
        time.sleep(0.01)
    print(f"exited {time.perf_counter() - started:.2f} s after shutdown_request")
    assert manager.provisioner.process.poll() == 0


manager, client = start_new_kernel(kernel_name="joryu", startup_timeout=60)
passed = 0
try:
    for name, check in list(globals().items()):
        if name.startswith("check_"):
            try:
                check(manager, client)
            except queue.Empty as silence:
                raise AssertionError(f"{name}: no answer") from silence
            passed += 1
finally:
    client.stop_channels()
    if manager.has_kernel and manager.provisioner.process and manager.provisioner.process.poll() is None:
        manager.shutdown_kernel(now=True)
print(f"{passed} passed, 0 failed")
