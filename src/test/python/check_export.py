"""Converts executed notebooks with nbconvert: every chart and every number must arrive.

usage: check_export.py NOTEBOOK...
"""

import html
import re
import sys

import nbformat
from nbconvert import HTMLExporter, MarkdownExporter

PNG, HTML, TEXT = "image/png", "text/html", "text/plain"


def numbers(markup):
    """Every number that a reader of it sees."""
    words = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", " ", markup, flags=re.DOTALL)))
    return set(re.findall(r"\d[\d,.]*\d|\d", words))


for file in sys.argv[1:]:
    notebook = nbformat.read(file, as_version=4)
    bundles = [o.data for c in notebook.cells for o in c.get("outputs", []) if "data" in o]
    charts = [b for b in bundles if PNG in b]
    tables = [b[HTML] for b in bundles if HTML in b]
    page, _ = HTMLExporter().from_notebook_node(notebook)
    strict, _ = HTMLExporter(sanitize_html=True).from_notebook_node(notebook)
    text, resources = MarkdownExporter().from_notebook_node(notebook)

    for chart in charts:
        assert chart[PNG].replace("\n", "")[:2000] in page.replace("\n", ""), "a chart is missing"
    assert len([name for name in resources["outputs"] if name.endswith(".png")]) == len(charts)
    for table in tables:
        missing = numbers(table) - numbers(page)
        assert not missing, f"{file}: nbconvert lost {sorted(missing)[:5]}"
        missing = numbers(table) - numbers(strict)
        assert not missing, f"{file}: sanitizing lost {sorted(missing)[:5]}"
    for bundle in bundles:
        assert bundle[TEXT].strip(), f"{file}: an output says nothing in plain text: {list(bundle)}"
    print(f"{file}: {len(charts)} charts, {len(tables)} tables")
print("1 passed, 0 failed")
