"""Writes digits.bin.gz, the data behind digits(), from the copy in scikit-learn 1.9.1.

    pip install scikit-learn==1.9.1 && python digits.py <resource folder>

One record per image in file order: 64 bytes of ink (0..16, row by row), then one byte of label.
"""

import gzip
import pathlib
import sys

import numpy
from sklearn.datasets import load_digits

digits = load_digits()
records = numpy.column_stack([digits.data, digits.target]).astype(numpy.uint8)
assert records.shape == (1797, 65) and records[:, :64].max() == 16
assert numpy.array_equal(records[:, :64], digits.data)
target = pathlib.Path(sys.argv[1]) / "digits.bin.gz"
target.write_bytes(gzip.compress(records.tobytes(), compresslevel=9, mtime=0))
