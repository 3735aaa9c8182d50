"""Checks the outputs of an executed notebooks/01-first-distillation.ipynb, whoever executed it.

usage: check_first_distillation.py NOTEBOOK
"""

import base64
import re
import sys

import nbformat

VEGA_LITE = "application/vnd.vegalite.v5+json"
HTML = "text/html"
PNG = "image/png"
TEXT = "text/plain"

notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)
cells = {cell["id"]: cell for cell in notebook.cells if cell.cell_type == "code"}


def bundles(cell_id):
    outputs = cells[cell_id]["outputs"]
    assert not [o for o in outputs if o.output_type == "error"], outputs
    return [o["data"] for o in outputs if o.output_type in ("display_data", "execute_result")]


def check_training(shown, name):
    charts = [b for b in shown if VEGA_LITE in b]
    progress = [b for b in shown if HTML in b]
    assert len(shown) == 2 and len(charts) == 1 and len(progress) == 1, [list(b) for b in shown]

    chart = charts[0]
    assert set(chart) == {VEGA_LITE, PNG, TEXT}, list(chart)
    png = base64.b64decode(chart[PNG])
    assert png.startswith(b"\x89PNG\r\n") and len(png) > 1000, len(png)
    assert chart[VEGA_LITE]["$schema"].endswith("/vega-lite/v5.json"), chart[VEGA_LITE]["$schema"]

    html = progress[0][HTML]
    assert "<progress" in html and "<script" not in html and "$" not in html
    print(f"{name}: {progress[0][TEXT].splitlines()[0]}")


def check_soft_targets():
    (table,) = bundles("soft-targets")
    html = table[HTML]
    rows = html.count("data:image/png;base64,")
    assert rows == 10, f"{rows} thumbnails"
    probabilities = [float(p) for p in re.findall(r">\s*(0?\.\d+)\s*<", html)]
    assert len(probabilities) >= 10 * 10 * 2, len(probabilities)
    assert all(0 <= p <= 1 for p in probabilities)
    assert len(html) < 200_000, len(html)


def check_report():
    *alone, report = bundles("report")
    check_training(alone, "alone")
    text = report[TEXT]
    print(text)
    percents = [float(p) for p in re.findall(r"(\d+\.\d+)\s*%", text)]
    assert [p for p in percents if 85 <= p <= 100], text
    for network in ("teacher", "student", "alone"):
        assert network in text.lower(), text
    assert report[HTML]
    # Every accuracy of the text stands in the table too, where it can be read without CSS.
    assert all(f"{p:.1f}" in report[HTML] or f"{p:.2f}" in report[HTML] for p in percents), percents


check_training(bundles("teacher"), "teacher")
check_training(bundles("run"), "run")
check_soft_targets()
check_report()
assert all(c["execution_count"] for c in cells.values()), "a cell was not executed"
print("1 passed, 0 failed")
