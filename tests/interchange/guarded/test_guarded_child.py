import os
import signal
import sys
from io import BytesIO
from types import ModuleType
from typing import Any

import msgspec
import pytest

from offercalc.interchange.guarded import guarded_child
from offercalc.interchange.guarded.guarded_child import ANSWERED, ASKED, End, answer, bound, done, serve, types_of
from tests import guarded_work

NAME = b"tests.guarded_work:same"
BODY = msgspec.msgpack.encode(guarded_work.Pair("offer", b"1"))


@pytest.fixture(autouse=True)
def _any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accept work from the tests, and do not limit this process."""
    monkeypatch.setattr(guarded_child, "_OURS", "tests.")
    monkeypatch.setattr(guarded_child, "bound", lambda *_: None)


def answered(name: bytes, body: bytes = BODY) -> tuple[End, bytes]:
    out = BytesIO()
    answer(ASKED.pack(1, 2**30, len(name), len(body)), BytesIO(name + body), out)
    end, size = ANSWERED.unpack(out.getvalue()[: ANSWERED.size])
    content = out.getvalue()[ANSWERED.size :]
    assert len(content) == size
    return End(end), content


def test_work_is_answered() -> None:
    assert answered(NAME) == (End.DONE, BODY)


def test_a_fault_is_answered_with_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered(b"tests.guarded_work:faulty", b"\xa1b") == (End.BROKEN, b"LookupError: 'b'".replace(b"'", b""))
    assert answered(b"os:getcwd")[0] is End.BROKEN
    assert answered(NAME, b"\xa1b")[0] is End.BROKEN

    def exhausted(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(guarded_child, "done", exhausted)
    assert answered(NAME) == (End.TOO_LARGE, b"")


def test_only_work_of_ours_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(LookupError, match="tests"):
        done(NAME.decode(), BODY)


def test_the_types_of_work_are_its_annotations() -> None:
    assert types_of(guarded_work.same) == (guarded_work.Pair, guarded_work.Pair)


def test_it_serves_until_nothing_comes_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    (work, to), (back, answers) = os.pipe(), os.pipe()
    os.write(to, ASKED.pack(1, 2**30, len(NAME), len(BODY)) + NAME + BODY)
    os.close(to)
    kept = os.dup
    monkeypatch.setattr(os, "dup", lambda number: kept({0: work, 1: answers}[number]))
    monkeypatch.setattr(os, "dup2", lambda *_: 1)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    serve()
    monkeypatch.undo()
    os.close(answers)
    os.close(work)
    with os.fdopen(back, "rb") as file:
        assert file.read().endswith(BODY)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no bounds there")
def test_bounds_are_set_as_far_as_the_system_takes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    resource: Any = ModuleType("resource")
    resource.__dict__.update(RUSAGE_SELF=0, RLIM_INFINITY=-1, RLIMIT_AS=1, RLIMIT_CPU=2, RLIMIT_CORE=3)
    hard = {1: -1, 2: 5, 3: 0}
    found: dict[int, tuple[int, int]] = {}

    def refuse_some(kind: int, both: tuple[int, int]) -> None:
        if kind == 3:
            raise ValueError
        found[kind] = both

    resource.getrusage = lambda _who: (1.5, 0.5, 7)
    resource.getrlimit = lambda kind: (0, hard[kind])
    resource.setrlimit = refuse_some
    monkeypatch.setitem(sys.modules, "resource", resource)
    bound(600, 2**30)
    assert found == {1: (2**30, -1), 2: (5, 5)}
    monkeypatch.setattr(sys, "platform", "win32")
    found.clear()
    bound(600, 2**30)
    assert found == {}
