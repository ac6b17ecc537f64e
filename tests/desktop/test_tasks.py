import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offercalc.application.ports import OutsideError
from offercalc.desktop.tasks import Job, Tasks, _outcome, while_there


class Listener:
    """Records what is told, and in which thread."""

    def __init__(self) -> None:
        self.told: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()

    def hear(self, kind: str) -> Callable[[object], None]:
        def note(value: object) -> None:
            self.told.append((kind, value))
            self.threads.add(threading.current_thread())

        return note


def ended(qtbot: QtBot, job: Callable[[], Any]) -> Listener:
    tasks, listener = Tasks(), Listener()
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda words: words == ""):
        tasks.run("Working…", job, listener.hear("done"), listener.hear("failed"))
    qtbot.waitUntil(lambda: bool(listener.told))
    return listener


def test_a_result_is_told_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    listener = ended(qtbot, lambda: 7)
    assert listener.told == [("done", 7)]
    assert listener.threads == {threading.main_thread()}


def test_a_job_runs_in_another_thread(qtbot: QtBot) -> None:
    listener = ended(qtbot, threading.get_ident)
    assert listener.told[0][1] != threading.main_thread().ident


def test_a_failure_outside_is_told_in_its_words(qtbot: QtBot) -> None:
    assert ended(qtbot, refuse).told == [("failed", "The disk is full.")]


def test_a_fault_of_the_program_comes_to_light(qtbot: QtBot) -> None:
    tasks, listener = Tasks(), Listener()

    def fault() -> None:
        raise KeyError

    with qtbot.captureExceptions() as raised, qtbot.waitSignal(tasks.busy, check_params_cb=lambda words: words == ""):
        tasks.run("Working…", fault, listener.hear("done"), listener.hear("failed"))
        tasks.wait()
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is KeyError
    assert listener.told == []


def test_it_is_busy_until_the_last_job_has_ended(qtbot: QtBot) -> None:
    tasks = Tasks()
    said: list[str] = []
    gate = threading.Event()
    tasks.busy.connect(said.append)
    results: list[object] = []
    tasks.run("first", lambda: gate.wait(10), results.append, results.append)
    tasks.run("second", lambda: 2, results.append, results.append)
    gate.set()
    qtbot.waitUntil(lambda: len(results) == 2)
    assert (said, results) == (["first", "second", ""], [True, 2])


def test_a_failure_is_told_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    assert ended(qtbot, refuse).threads == {threading.main_thread()}


def refuse() -> None:
    message = "The disk is full."
    raise OutsideError(message)


@pytest.mark.parametrize(("job", "told"), [(lambda: 7, [("done", 7)]), (refuse, [("failed", "The disk is full.")])])
def test_exactly_one_is_told_and_not_before_it_is_asked_for(job: Job, told: list[tuple[str, object]]) -> None:
    listener = Listener()
    deliver = _outcome(job, listener.hear("done"), listener.hear("failed"))
    assert listener.told == []
    deliver()
    assert listener.told == told


def test_a_fault_of_the_program_is_raised_where_it_is_told() -> None:
    listener = Listener()
    deliver = _outcome(lambda: dict[str, int]()["nowhere"], listener.hear("done"), listener.hear("failed"))
    with pytest.raises(KeyError):
        deliver()
    assert listener.told == []


def test_waiting_ends_when_the_last_job_has(qtbot: QtBot) -> None:
    tasks, ran, listener = Tasks(), list[int](), Listener()
    for number in range(5):
        tasks.run("Working…", partial(ran.append, number), listener.hear("done"), listener.hear("failed"))
    tasks.wait()
    assert ran == [0, 1, 2, 3, 4]


def test_after_a_failure_the_next_job_runs(qtbot: QtBot) -> None:
    tasks, listener = Tasks(), Listener()
    tasks.run("first", refuse, listener.hear("done"), listener.hear("failed"))
    tasks.run("second", lambda: 2, listener.hear("done"), listener.hear("failed"))
    qtbot.waitUntil(lambda: len(listener.told) == 2)
    assert listener.told == [("failed", "The disk is full."), ("done", 2)]


def test_nothing_is_delivered_to_who_is_gone(qtbot: QtBot) -> None:
    owner, found = QObject(), list[int]()
    deliver = while_there(owner, found.append)
    deliver(1)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(owner))
    deliver(2)
    assert found == [1]
