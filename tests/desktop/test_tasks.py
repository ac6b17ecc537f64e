import threading
from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from offercalc.application.ports import OutsideError
from offercalc.desktop.tasks import Tasks


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
    def fail() -> None:
        message = "The disk is full."
        raise OutsideError(message)

    assert ended(qtbot, fail).told == [("failed", "The disk is full.")]


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
