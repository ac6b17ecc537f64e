"""PySide6 does not lose references to None, as 6.12.0 did at every call on Python below 3.12 until it aborted."""

import sys

import pytest

from tests.architecture.tree import run_python

CALLS = 200_000
CALL_QT = f"""
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(1_000):
    thing.setObjectName("offer")
print(before - sys.getrefcount(None), flush=True)
for _ in range({CALLS}):
    thing.setObjectName("offer")
"""


def test_qt_survives_many_calls() -> None:
    called = run_python(CALL_QT)
    assert called.returncode == 0, called.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal: its references are not counted")
def test_no_reference_to_none_is_lost() -> None:
    lost = int(run_python(CALL_QT).stdout)
    assert abs(lost) < 100, f"1,000 calls lost {lost} references to None: this PySide6 aborts after a few thousand more"
