"""Counts what a training of ten thousand fast steps publishes in the installed kernel `joryu`.

usage: check_updates.py [NOTEBOOK]     where the last of what moved is kept, as a notebook saved half-way has it
"""

import sys
import time

import nbformat
from jupyter_client.manager import start_new_kernel

TIMEOUT = 120
EPOCHS = 10
# One row a step: 1,085 steps an epoch.
FAST = f"var fast = train(mlp(64, 4, 10)).on(digits()).batchSize(1).epochs({EPOCHS}).seed(1).run();"
CHANGES = ("display_data", "update_display_data", "clear_output", "stream")
LARGEST = 30_000  # bytes of HTML

manager, client = start_new_kernel(kernel_name="joryu", startup_timeout=60)
try:
    began = time.perf_counter()
    request = client.execute(FAST)
    published = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") == request:
            published.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
    took = time.perf_counter() - began
    assert not [m for m in published if m["msg_type"] == "error"], published

    request = client.execute("fast.history().steps().size()")
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["msg_type"] == "execute_result" and message["parent_header"].get("msg_id") == request:
            steps = int(message["content"]["data"]["text/plain"].replace(",", ""))
            break
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)

shown = [m for m in published if m["msg_type"] in CHANGES]
budget = took * 2 + EPOCHS * 2 + 5
print(f"{steps} steps in {took:.1f} s: {len(shown)} messages of at most {budget:.0f}")
assert steps > 10_000, steps
assert len(shown) <= budget
largest = max(len(m["content"]["data"].get("text/html", "").encode()) for m in shown if "data" in m["content"])
print(f"the largest HTML has {largest} bytes")
assert 0 < largest <= LARGEST
# VS Code replaces all outputs of a cell when metadata of one of them change.
for display in {m["content"]["transient"]["display_id"] for m in shown}:
    metadata = [m["content"]["metadata"] for m in shown if m["content"]["transient"]["display_id"] == display]
    assert all(m == metadata[0] for m in metadata), metadata
live = {m["content"]["transient"]["display_id"]: m for m in shown if "text/html" in m["content"]["data"]}
assert len(live) == 2, f"a panel and a chart should move, but {len(live)} displays did"
if sys.argv[1:]:
    outputs = [nbformat.v4.new_output("display_data", m["content"]["data"]) for m in live.values()]
    cell = nbformat.v4.new_code_cell(FAST, outputs=outputs)
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), sys.argv[1])
print("1 passed, 0 failed")
