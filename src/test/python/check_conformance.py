"""Holds the installed kernel `joryu` against the messaging specification, through real clients.

usage: check_conformance.py [PATTERN]     PATTERN selects files, such as test_comms.py
"""

import os
import pathlib
import sys
import tempfile
import unittest

folder = pathlib.Path(__file__).parent / "conformance"
with tempfile.TemporaryDirectory() as scratch:
    # Nobody's real history is read or written.
    os.environ["JORYU_HISTORY"] = os.path.join(scratch, "history.sqlite")
    pattern = sys.argv[1] if len(sys.argv) > 1 else "test_*.py"
    suite = unittest.defaultTestLoader.discover(str(folder), pattern=pattern)
    outcome = unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite)
failed = len(outcome.failures) + len(outcome.errors)
print(f"{outcome.testsRun - failed - len(outcome.skipped)} passed, {failed} failed, {len(outcome.skipped)} skipped")
sys.exit(0 if outcome.wasSuccessful() and outcome.testsRun else 1)
