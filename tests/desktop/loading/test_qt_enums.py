"""Enumerations of Qt are those that Python would have made."""

import sys

import pytest

from tests.architecture.tree import run_python

FAST = """
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
plain = EnumType._create_
from offercalc.desktop.loading.qt_enums import build_enums_fast
build_enums_fast()
fast = EnumType._create_
build_enums_fast()
assert fast is EnumType._create_
"""
COMPARE = """
import re
def told(kind):
    own = {name: re.sub('0x[0-9a-f]+', '', repr(value)) for name, value in vars(kind).items() if name != "__module__"}
    members = [(name, one.name, one.value, sorted(vars(one))) for name, one in kind.__members__.items()]
    return own, members, [one.name for one in kind], kind.__bases__
"""
SHOW_QT = """
made = []
def both(*given, **named):
    kind = fast(*given, **named)
    assert told(kind) == told(plain(*given, **named)), kind
    made.append(kind)
    return kind
EnumType._create_ = both
from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtWidgets
for module in (QtCore, QtGui, QtNetwork, QtPrintSupport, QtWidgets):
    for name in dir(module):
        getattr(module, name)
assert len(made) > 500
keys = QtCore.Qt.KeyboardModifier
both_keys = keys.ShiftModifier | keys.ControlModifier
print(QtCore.Qt.Key(65).name, both_keys.name, keys.ShiftModifier in both_keys, ~QtCore.Qt.Orientation.Vertical)
"""
SHOW_OTHERS = """
kinds = {"Enum": Enum, "Flag": Flag, "IntEnum": IntEnum, "IntFlag": IntFlag}
members = {
    "aliases": [("B", 2), ("A", 1), ("C", 2), ("D", 3)],
    "negative": [("A", -1), ("B", 4), ("ALL", 12)],
    "texts": "RED GREEN",
    "mixed": [("A", "a"), ("B", 1)],
    "used": [("name", 1), ("value", 2)],
    "none": [],
}
for title, listed in members.items():
    for name, kind in kinds.items():
        def made_by(create):
            try:
                return told(create(kind, "Made", listed, module="here", boundary=FlagBoundary.KEEP))
            except (TypeError, ValueError) as error:
                return str(error)
        assert made_by(fast) == made_by(plain), (title, name)
        print(title, name)
"""
fast_here = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="other versions build their own")


@fast_here
def test_every_enumeration_of_qt_is_as_python_makes_it() -> None:
    shown = run_python(FAST + COMPARE + SHOW_QT)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.split() == ["Key_A", "ShiftModifier|ControlModifier", "True", "Orientation.Horizontal"]


@fast_here
def test_others_are_made_as_ever() -> None:
    shown = run_python(FAST + COMPARE + SHOW_OTHERS)
    assert shown.returncode == 0, shown.stderr
    assert len(shown.stdout.splitlines()) == 24
