"""Lets the tools that people keep notebooks with have a plain one: jupytext, nbstripout, nbval, nbmake, nbconvert.

usage: check_tools.py FOLDER    an empty folder
"""

import os
import pathlib
import subprocess
import sys

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

folder = pathlib.Path(sys.argv[1])
os.environ["JORYU_PLAIN"] = "1"
KERNELSPEC = {"name": "joryu", "display_name": "Java 25 (Joryu)", "language": "java"}
CELLS = [
    new_markdown_cell("# 蒸留\n\nTwo lines.", id="title"),
    new_code_cell("import java.util.stream.*;\n\nint twice(int x) {\n    return 2 * x;\n}", id="declared"),
    new_code_cell("%time IntStream.range(0, 3).sum()", id="magic", metadata={"tags": ["nbval-ignore-output"]}),
    new_code_cell('System.out.println("printed");\nIntStream.range(0, 5).map(i -> twice(i)).boxed().toList()', id="shown"),
    new_code_cell('throw new IllegalStateException("meant");', id="meant", metadata={"tags": ["raises-exception"]}),
]


def tool(*arguments, fails=False):
    done = subprocess.run([sys.executable, "-m", *map(str, arguments)], cwd=folder, text=True, capture_output=True)
    output = done.stdout + done.stderr
    assert (done.returncode != 0) == fails, f"{arguments} ended with {done.returncode}:\n{output}"
    return output


def write(name, cells=CELLS):
    notebook = new_notebook(cells=[nbformat.from_dict(cell) for cell in cells], metadata={"kernelspec": KERNELSPEC})
    nbformat.write(notebook, folder / name)


def read(name):
    notebook = nbformat.read(folder / name, as_version=4)
    nbformat.validate(notebook)
    return notebook


def outputs(notebook):
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def check_jupytext():
    write("plain.ipynb")
    tool("jupytext", "--to", "java:percent", "plain.ipynb")
    text = (folder / "plain.java").read_text(encoding="utf-8")
    assert "// %% [markdown]\n// # 蒸留" in text and "// %time" in text and "int twice(int x) {" in text, text
    tool("jupytext", "--to", "ipynb", "--output", "back.ipynb", "plain.java")
    kept = [(cell.cell_type, cell.source, cell.metadata.get("tags")) for cell in read("plain.ipynb").cells]
    back = [(cell.cell_type, cell.source, cell.metadata.get("tags")) for cell in read("back.ipynb").cells]
    assert kept == back, (kept, back)
    tool("jupytext", "--to", "ipynb", "--execute", "--output", "executed.ipynb", "plain.java")
    shown = [cell.outputs for cell in read("executed.ipynb").cells if cell.source.startswith("System.out")][0]
    assert shown[0].text == "printed\n" and shown[1].data["text/plain"] == "[0, 2, 4, 6, 8]", shown


def check_nbconvert():
    tool("nbconvert", "--to", "notebook", "--execute", "--output", "converted.ipynb", "plain.ipynb")
    found = outputs(read("converted.ipynb"))
    assert found["meant"][0].ename == "java.lang.IllegalStateException", found["meant"]


def check_nbval_and_nbmake():
    pytest = ["pytest", "-q", "-p", "no:cacheprovider"]
    tool(*pytest, "--nbval", "converted.ipynb")
    write("wrong.ipynb", [*CELLS[:3], new_code_cell("twice(3", id="wrong")])
    changed = read("converted.ipynb")
    outputs(changed)["shown"][1].data["text/plain"] = "[0, 2, 4, 6, 9]"
    nbformat.write(changed, folder / "changed.ipynb")
    assert "[0, 2, 4, 6, 9]" in tool(*pytest, "--nbval", "changed.ipynb", fails=True)
    # One after the other in one process, as in a suite.
    told = tool(*pytest, "--nbmake", "plain.ipynb", "wrong.ipynb", fails=True)
    assert "1 failed, 1 passed" in told and "CompilationError" in told, told


def check_nbstripout():
    tool("nbstripout", "converted.ipynb")
    stripped = read("converted.ipynb")
    assert not any(outputs(stripped).values()), stripped
    assert [cell.source for cell in stripped.cells] == [cell.source for cell in CELLS]


check_jupytext()
check_nbconvert()
check_nbval_and_nbmake()
check_nbstripout()
print("1 passed, 0 failed")
