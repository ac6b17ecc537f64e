import gc
import weakref
from collections import deque
from functools import partial
from threading import Thread, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from offercalc.desktop.system.qt_executor import GarbageCollection, QtExecutor, _Bell, _work


def test_jobs_are_done_elsewhere_in_their_order_and_handed_over_here(qtbot: QtBot) -> None:
    lane, found = QtExecutor(), list[object]()
    for number in range(20):
        lane.run(lambda number=number: (number, current_thread() is main_thread()), found.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(found) == 20)
    assert found == [(number, False) for number in range(20)]


def test_what_is_handed_over_is_handed_over_here(qtbot: QtBot) -> None:
    lane, threads = QtExecutor(), list[object]()
    lane.run(lambda: None, lambda _nothing: threads.append(current_thread()))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [main_thread()]


def test_soon_is_once_and_within_a_second(qtbot: QtBot) -> None:
    lane, done = QtExecutor(), list[str]()

    def act() -> None:
        done.append("act")

    for _time in range(3):
        lane.soon(act)
    assert done == []
    qtbot.waitUntil(lambda: bool(done), timeout=1000)
    assert done == ["act"]


def test_waiting_hands_everything_over_without_the_event_loop(qtbot: QtBot) -> None:
    lane, found = QtExecutor(), list[object]()
    lane.run(lambda: 1, lambda _one: lane.run(lambda: 2, found.append))
    lane.wait()
    assert found == [2]


def test_of_jobs_requested_meanwhile_only_the_last_is_run_and_delivered(qtbot: QtBot) -> None:
    lane, ran, found = QtExecutor(), list[int](), list[int]()

    def job(number: int) -> int:
        ran.append(number)
        return number

    for number in range(5):
        lane.run_last(partial(job, number), found.append)
    lane.wait()
    assert (ran, found) == ([0, 4], [4])
    lane.run_last(partial(job, 5), found.append)
    lane.wait()
    assert found == [4, 5]


def test_the_last_job_is_run_also_after_one_that_fails(qtbot: QtBot) -> None:
    lane, found = QtExecutor(), list[int]()
    lane.run_last(list[int]().pop, found.append)
    lane.run_last(lambda: 2, found.append)
    with pytest.raises(IndexError):
        lane.wait()
    lane.wait()
    assert found == [2]


def test_what_ends_a_job_is_handed_over(qtbot: QtBot) -> None:
    lane, found = QtExecutor(), list[object]()
    lane.run(list[int]().pop, found.append)
    lane.wait()
    assert isinstance(found[0], IndexError)


def test_a_job_that_outlives_who_waits_ends_in_silence(qtbot: QtBot) -> None:
    bell, outcomes = _Bell(), deque[object]()
    delete(bell)
    _work(lambda: 1, outcomes, bell)
    assert list(outcomes) == [1]


def test_garbage_is_collected_in_this_thread_alone(qtbot: QtBot) -> None:
    """Collected by a worker, a widget's wrapper could vanish while Qt destroys the widget, which crashes."""
    lane, threads, done = QtExecutor(), list[Thread](), list[list[list[int]]]()
    before = gc.get_threshold()
    gc.set_threshold(1000, 10, 10)
    collection = GarbageCollection()
    try:
        _drop_a_cycle(threads)
        lane.run(lambda: [[number] for number in range(100_000)], done.append)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(done))
        assert (len(done[0]), threads) == (100_000, [])
        qtbot.waitUntil(lambda: bool(threads), timeout=3000)
    finally:
        gc.set_threshold(*before)
        collection.deleteLater()
    assert threads == [main_thread()]


def _drop_a_cycle(threads: list[Thread]) -> None:
    cycle = deque[object]()
    cycle.append(cycle)
    weakref.finalize(cycle, lambda: threads.append(current_thread()))
