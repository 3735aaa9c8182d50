"""Checks what `joryu run` wrote: notebooks as nbformat writes them, and a JUnit report that others read.

usage: check_run.py REPORT.xml NOTEBOOK ...
"""

import pathlib
import sys

import nbformat
from junitparser import JUnitXml

report, *notebooks = sys.argv[1:]
for name in notebooks:
    text = pathlib.Path(name).read_bytes().decode()
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert text == nbformat.writes(notebook) + "\n", f"nbformat would write {name} otherwise"

suites = list(JUnitXml.fromfile(report))
assert len(suites) == len(notebooks), suites
for suite in suites:
    cases = list(suite)
    kinds = [type(result).__name__ for case in cases for result in case.result]
    assert suite.tests == len(cases), (suite.tests, cases)
    assert suite.failures == kinds.count("Failure"), kinds
    assert suite.skipped == kinds.count("Skipped"), kinds
    assert len({(case.classname, case.name) for case in cases}) == len(cases), "two cases have one name"
    print(f"{suite.name}: {suite.tests} cells, {suite.failures} failed, {suite.skipped} not run")
    for case in cases:
        for result in case.result:
            print(f"  {case.name}: {type(result).__name__} {result.type or ''} {result.message}")
print("1 passed, 0 failed")
