import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offercalc.application.ports.errors import ExternalError
from offercalc.desktop.system.tasks import Tasks, while_there


class Listener:
    """Records results and their threads."""

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
    raise ExternalError(message)


def test_a_callback_is_never_destroyed_in_the_worker_thread(qtbot: QtBot) -> None:
    class Waiter:
        def hear(self, _result: object) -> None: ...

        def __del__(self) -> None:
            threads.append(threading.current_thread())

    threads, gate = list[threading.Thread](), threading.Event()
    tasks, waiter = Tasks(), Waiter()
    tasks.run("first", lambda: gate.wait(10), waiter.hear, waiter.hear)
    del waiter
    gate.set()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


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
