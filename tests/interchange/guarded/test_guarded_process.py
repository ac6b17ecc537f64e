import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.files.guard import Bounds, RefusedError, stopped_by
from offercalc.application.translations.readers import localizer_for
from offercalc.bootstrap import CHILD_VERB
from offercalc.interchange.guarded import guarded_process
from offercalc.interchange.guarded.guarded_child import VERB
from offercalc.interchange.guarded.guarded_process import GuardedProcess, command
from offercalc.interchange.spreadsheets.workbook_table import WorkbookAsk, read_workbook
from tests import guarded_work
from tests.guarded_work import Pair

BOUNDS = Bounds(seconds=60, megabytes=512)
SHORT = Bounds(seconds=2, megabytes=512)


@pytest.fixture
def guard() -> Iterator[GuardedProcess]:
    found = GuardedProcess(keeps=True, start=guarded_work.command)
    yield found
    found.close()


def refusal(guard: GuardedProcess, work: Callable[[Any], Any], asked: object, bounds: Bounds = BOUNDS) -> str:
    with pytest.raises(RefusedError) as refused:
        guard.run(work, asked, bounds)
    return str(refused.value)


def test_work_is_done_in_another_process_and_its_noise_stays_there(guard: GuardedProcess) -> None:
    pair = Pair("offer", bytes(range(256)) * 1000)
    assert guard.run(guarded_work.same, pair, BOUNDS) == pair
    assert guard.run(guarded_work.process_id, "", BOUNDS) != os.getpid()


def test_a_kept_process_is_used_again_and_others_are_not(guard: GuardedProcess) -> None:
    first, second = (guard.run(guarded_work.process_id, "", BOUNDS) for _ in range(2))
    assert first == second
    once = GuardedProcess(start=guarded_work.command)
    first, second = (once.run(guarded_work.process_id, "", BOUNDS) for _ in range(2))
    assert first != second


def test_what_never_ends_is_given_up_and_the_next_work_goes_on(guard: GuardedProcess) -> None:
    assert refusal(guard, guarded_work.endless, "", SHORT) == "processing took longer than 2 seconds and was stopped"
    assert guard.run(guarded_work.process_id, "", BOUNDS)


@pytest.mark.parametrize("keeps", [True, False])
def test_work_that_is_stopped_ends_its_process(tmp_path: Path, keeps: bool) -> None:  # noqa: FBT001 - a parameter
    guard = GuardedProcess(keeps=keeps, start=guarded_work.command)
    noted, token = tmp_path / "process", CancellationToken()
    stopper = Thread(target=_stop_when, args=(noted, token))
    stopper.start()
    with stopped_by(token):
        assert refusal(guard, guarded_work.endless, str(noted)) == "processing was cancelled"
    stopper.join()
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text(encoding="ascii")), 0)
    assert guard.run(guarded_work.process_id, "", BOUNDS)
    guard.close()


def _stop_when(noted: Path, token: CancellationToken) -> None:
    """Stop the work as soon as its process has named itself."""
    while not noted.exists() or not noted.read_text(encoding="ascii"):
        time.sleep(0.01)
    token.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="bounds of memory are known to hold on Linux")
def test_what_takes_too_much_memory_is_given_up(guard: GuardedProcess) -> None:
    assert refusal(guard, guarded_work.greedy, 600) == "processing took more than 512 MB of memory and was stopped"
    assert guard.run(guarded_work.greedy, 100, BOUNDS) == 100 * 2**20


def test_what_breaks_down_is_told_with_its_reason(guard: GuardedProcess) -> None:
    assert refusal(guard, guarded_work.faulty, "b") == "processing failed (LookupError: b)"
    assert refusal(guard, guarded_work.left, 7) == "processing failed (7)"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_process_that_the_system_ends_is_told(guard: GuardedProcess) -> None:
    assert "MB of memory" in refusal(guard, guarded_work.killed, int(signal.SIGKILL))
    assert "MB of memory" in refusal(guard, guarded_work.killed, int(signal.SIGABRT))
    assert "longer than 60 seconds" in refusal(guard, guarded_work.killed, int(signal.SIGXCPU))
    assert refusal(guard, guarded_work.killed, int(signal.SIGSEGV)) == "processing failed (-11)"


def test_an_answer_is_bounded_and_of_its_type(guard: GuardedProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(guard, guarded_work.wrong, "") == "processing failed (Expected `int`, got `object`)"
    monkeypatch.setattr(guarded_process, "LARGEST_ANSWER", 2**20)
    assert "MB of memory" in refusal(guard, guarded_work.long, 2)


def test_a_process_that_has_waited_long_or_is_gone_is_not_used(
    guard: GuardedProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = guard.run(guarded_work.process_id, "", BOUNDS)
    os.kill(first, signal.SIGTERM)
    time.sleep(0.2)
    second = guard.run(guarded_work.process_id, "", BOUNDS)
    monkeypatch.setattr(guarded_process, "_FRESH_SECONDS", 0.0)
    third = guard.run(guarded_work.process_id, "", BOUNDS)
    assert len({first, second, third}) == 3


def test_a_process_that_cannot_be_started_is_a_sentence() -> None:
    nowhere = GuardedProcess(start=lambda: ["/nowhere/python"])
    assert refusal(nowhere, guarded_work.process_id, "") == (
        "the separate process for reading it cannot be started (No such file or directory)"
    )


def test_a_process_that_does_not_take_its_work_is_told() -> None:
    deaf = GuardedProcess(start=lambda: [sys.executable, "-c", "raise SystemExit(3)"])
    assert refusal(deaf, guarded_work.same, Pair("", bytes(2**22))) == "processing failed (3)"
    half = GuardedProcess(start=lambda: [sys.executable, "-c", "print(chr(0) * 8 + chr(9)); raise SystemExit(3)"])
    assert refusal(half, guarded_work.same, Pair("", b"")) == "processing failed (3)"


def test_the_program_does_only_work_of_its_own() -> None:
    assert refusal(GuardedProcess(), guarded_work.process_id, "").startswith("processing failed (LookupError")
    ask = WorkbookAsk(b"PK", "", "id", "id_ID")
    found = GuardedProcess().run(read_workbook, ask, BOUNDS)
    assert found == read_workbook(ask)
    words = "The workbook is damaged; open it in a spreadsheet program and save it again."
    assert found == localizer_for("id_ID").tr(words)


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command()[:2] == [sys.executable, "-P"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, VERB]
    assert CHILD_VERB == VERB
    monkeypatch.undo()
    whole = GuardedProcess(start=lambda: [sys.executable, "-m", "offercalc", VERB])
    ask = WorkbookAsk(b"PK", "", "en", "en_US")
    assert whole.run(read_workbook, ask, BOUNDS) == read_workbook(ask)
