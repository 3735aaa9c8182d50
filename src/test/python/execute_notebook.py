"""Executes a notebook with nbclient and the installed kernel `joryu`.

usage: execute_notebook.py NOTEBOOK OUT
"""

import sys
import time

import nbformat
from nbclient import NotebookClient

source, target = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
started = time.perf_counter()
NotebookClient(notebook, kernel_name="joryu", timeout=300, startup_timeout=60).execute()
print(f"executed in {time.perf_counter() - started:.1f} s")
nbformat.write(notebook, target)
