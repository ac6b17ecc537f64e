"""PySide reads none of our sources at a start."""

from tests.architecture.tree import run_python

SHOW_READ = """
import builtins, linecache
plain = builtins.__import__
from offercalc.desktop.system.qt_import import import_qt
import_qt()
assert builtins.__import__ is plain
import offercalc.desktop.program
print(sum("offercalc" in name for name in linecache.cache))
"""


def test_qt_reads_no_source() -> None:
    read = run_python(SHOW_READ)
    assert (read.returncode, read.stdout.strip()) == (0, "0"), read.stderr
