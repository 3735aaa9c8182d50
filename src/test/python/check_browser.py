"""Looks at the installed kernel `joryu` through front ends in a browser.

usage: check_browser.py [PATTERN [SCREENSHOTS]]

PATTERN selects files, such as test_live.py; SCREENSHOTS is the folder for pictures.
"""

import os
import pathlib
import sys
import unittest

folder = pathlib.Path(__file__).parent / "browser"
os.environ["JORYU_SCREENSHOTS"] = sys.argv[2] if len(sys.argv) > 2 else "screenshots"
suite = unittest.defaultTestLoader.discover(str(folder), pattern=sys.argv[1] if len(sys.argv) > 1 else "test_*.py")
outcome = unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite)
failed = len(outcome.failures) + len(outcome.errors)
print(f"{outcome.testsRun - failed - len(outcome.skipped)} passed, {failed} failed, {len(outcome.skipped)} skipped")
sys.exit(0 if outcome.wasSuccessful() and outcome.testsRun else 1)
