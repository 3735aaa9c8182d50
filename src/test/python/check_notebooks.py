"""Checks the committed notebooks: executed without an error, their claims checked, the same code in each language.

usage: check_notebooks.py FOLDER     with the English ones in it, and other languages in folders such as ja
"""

import pathlib
import re
import sys

import nbformat

LARGEST = 2_000_000  # bytes: GitHub shows no larger ones

folder = pathlib.Path(sys.argv[1])
english = {file.name: nbformat.read(file, as_version=4) for file in sorted(folder.glob("*.ipynb"))}
japanese = {file.name: nbformat.read(file, as_version=4) for file in sorted((folder / "ja").glob("*.ipynb"))}


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def text(notebook):
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


assert english, f"no notebooks in {folder}"
assert list(english) == list(japanese), sorted(set(english) ^ set(japanese))
for name, notebook in [*english.items(), *((f"ja/{name}", notebook) for name, notebook in japanese.items())]:
    file = folder / name
    nbformat.validate(notebook)
    assert file.stat().st_size <= LARGEST, f"{name}: {file.stat().st_size} bytes"
    assert notebook.metadata.kernelspec.name == "joryu", (name, notebook.metadata)
    counts = [cell.execution_count for cell in code(notebook)]
    assert counts == list(range(1, len(counts) + 1)), f"{name} was not executed in order: {counts}"
    outputs = [output for cell in code(notebook) for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"], name
    claims = sum(len(re.findall(r"\bexpect\(", cell.source)) for cell in code(notebook))
    checked = sum(output.text.count("✓") for output in outputs if output.get("name") == "stdout")
    assert claims > 0, f"{name} claims nothing"
    assert checked >= claims, f"{name}: {checked} of {claims} claims were checked"
    everything = str(notebook)
    for private in ("/home/", "/root/", "/tmp/", "C:\\\\Users"):
        assert private not in everything, f"{name} tells of {private}"
    print(f"{name}: {len(counts)} cells, {checked} claims, {file.stat().st_size // 1000} kB")

for name in english:
    assert [c.source for c in code(english[name])] == [c.source for c in code(japanese[name])], f"{name}: other code in ja"
    assert [c.id for c in english[name].cells] == [c.id for c in japanese[name].cells], f"{name}: other cells in ja"
    assert re.search(r"[\u3040-\u30ff]", text(japanese[name])), f"ja/{name} is not in Japanese"
print("1 passed, 0 failed")
