"""Presses stop while a training runs in the installed kernel `joryu`: the best network so far must be kept.

usage: check_stop.py
"""

import time

from jupyter_client.manager import start_new_kernel

TIMEOUT = 60
LONG = "var long_ = train(mlp(64, 256, 256, 10)).on(digits()).epochs(1_000_000).seed(1).run();"


def until_idle(client, request):
    published = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") == request:
            published.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return published


def reply_to(client, request):
    while True:
        reply = client.get_shell_msg(timeout=TIMEOUT)
        if reply["parent_header"].get("msg_id") == request:
            return reply["content"]


manager, client = start_new_kernel(kernel_name="joryu", startup_timeout=60)
try:
    request = client.execute(LONG)
    updates = 0
    started = None
    while updates < 6:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["msg_type"] == "update_display_data":
            started = started or time.perf_counter()
            updates += 1
    took = time.perf_counter() - started
    # Two displays, each at most twice a second: the sixth update comes a second after the first.
    assert took > 0.8, f"6 updates in {took:.2f} s"

    stopping = time.perf_counter()
    manager.interrupt_kernel()
    reply = reply_to(client, request)
    print(f"stopped in {(time.perf_counter() - stopping) * 1000:.0f} ms")
    assert reply["status"] == "error", reply
    last = until_idle(client, request)
    texts = [str(m["content"].get("data", {})) for m in last if m["msg_type"] == "update_display_data"]
    assert any("stopped" in t for t in texts), texts
    assert any("image/png" in t and "vegalite" in t for t in texts), "no final chart"

    request = client.execute('long_.stopped() + " " + (long_.best().devAccuracy() > 0.9)')
    published = until_idle(client, request)
    reply_to(client, request)
    results = [m["content"]["data"]["text/plain"] for m in published if m["msg_type"] == "execute_result"]
    assert results == ["true true"], results
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
print("1 passed, 0 failed")
