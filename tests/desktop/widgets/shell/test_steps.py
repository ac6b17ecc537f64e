from functools import partial

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.steps import Steps


def test_between_the_steps_other_work_is_done(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    steps = Steps(parent)

    def begin() -> None:
        done.append("one")
        QTimer.singleShot(0, lambda: done.append("a key"))

    steps.begin(begin, partial(done.append, "two"))
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["one", "a key", "two"]


def test_what_is_left_can_be_done_at_once(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    steps = Steps(parent)
    steps.begin(*(partial(done.append, name) for name in ("one", "two", "three")))
    qtbot.waitUntil(lambda: bool(done))
    steps.finish()
    assert done == ["one", "two", "three"]
    steps.finish()
    qtbot.wait(5)
    assert len(done) == 3


def test_new_steps_take_the_place_of_those_that_are_left(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    steps = Steps(parent)
    steps.begin(lambda: steps.begin(lambda: done.append("new")), lambda: done.append("old"))
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(5)
    assert done == ["new"]
