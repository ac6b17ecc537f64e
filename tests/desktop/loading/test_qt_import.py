"""PySide reads none of our sources at a start, and loads what words its errors when there is one."""

from tests.architecture.tree import run_python

SHOW_READ = """
import builtins, linecache
plain = builtins.__import__
from offercalc.desktop.loading.qt_import import import_qt
import_qt()
assert builtins.__import__ is plain
import offercalc.desktop.program
print(sum("offercalc" in name for name in linecache.cache))
"""
SHOW_LATE = """
import sys
from offercalc.desktop.loading.qt_import import LaterModule, import_qt
import_qt()
def late():
    return sum(isinstance(module, LaterModule) for module in list(sys.modules.values()))
before = late()
"""
SHOW_WRONG = """
from PySide6.QtCore import QPoint, QObject
for wrong in (lambda: QPoint("a", "b"), lambda: QPoint(1, 2, 3), lambda: QObject(nonsense=1)):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
from PySide6.support.signature.lib.enum_sig import SimplifyingEnumerator
print(SimplifyingEnumerator.__name__)
"""
SHOW_LOADED = "assert before > late() > 0"


def test_qt_reads_no_source() -> None:
    read = run_python(SHOW_READ)
    assert (read.returncode, read.stdout.strip()) == (0, "0"), read.stderr


def test_a_wrong_call_is_told_as_ever() -> None:
    late, plain = run_python(SHOW_LATE + SHOW_WRONG + SHOW_LOADED), run_python(SHOW_WRONG)
    assert late.returncode == 0, late.stderr
    assert "called with wrong argument types" in late.stdout
    assert late.stdout == plain.stdout
