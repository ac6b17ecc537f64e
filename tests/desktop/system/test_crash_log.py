import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from offercalc.desktop.system.crash_log import MOST_BYTES, Crash, CrashLog, _place, scrubbed

AT = datetime(2026, 10, 31, 9, 30, tzinfo=UTC)
CRASHES = (Crash("ValueError", ("offercalc/domain/values/money.py:12 add",)),)


def failing(salary: str) -> None:
    message = f"Rina earns {salary}"
    raise ValueError(message)


def passing_on(salary: str) -> None:
    try:
        failing(salary)
    except ValueError as error:
        raise KeyError(salary) from error


def caught(salary: str = "555000") -> Exception:
    with pytest.raises(KeyError) as found:
        passing_on(salary)
    return found.value


def test_a_crash_names_the_type_and_the_way_to_it_and_no_value() -> None:
    outer, inner = scrubbed(caught())
    assert (outer.kind, inner.kind) == ("KeyError", "ValueError")
    assert [frame.split(" ")[1] for frame in inner.frames] == ["passing_on", "failing"]
    assert inner.frames[-1].startswith("system/test_crash_log.py:")
    assert not any(word in line for crash in (outer, inner) for line in crash.lines for word in ("555000", "Rina"))


def test_what_was_suppressed_is_no_cause() -> None:
    error = caught()
    error.__cause__, error.__suppress_context__ = None, True
    assert [crash.kind for crash in scrubbed(error)] == ["KeyError"]


def test_an_error_that_causes_itself_ends() -> None:
    error, other = ValueError(), ValueError()
    error.__cause__, other.__cause__ = other, error
    assert len(scrubbed(error)) == 2


def test_an_endless_call_is_cut_to_its_end() -> None:
    def again(depth: int) -> None:
        if depth == 0:
            message = "deep"
            raise LookupError(message)
        again(depth - 1)

    with pytest.raises(LookupError) as found:
        again(200)
    (crash,) = scrubbed(found.value)
    assert len(crash.frames) == 60
    assert crash.frames[-1].endswith(" again")


def test_a_type_of_another_package_is_named_in_full() -> None:
    with pytest.raises(msgspec.DecodeError) as found:
        msgspec.json.decode(b"x")
    assert scrubbed(found.value)[0].kind == "msgspec.DecodeError"


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("/opt/rina/offercalc/offercalc/domain/money.py", "offercalc/domain/money.py"),
        ("/opt/rina/lib/babel/numbers.py", "babel/numbers.py"),
        ("<string>", "<string>"),
    ],
)
def test_folders_above_the_program_are_left_out(file: str, place: str) -> None:
    assert _place(file) == place


def test_the_log_holds_when_in_which_version_and_where(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "made" / "errors.log")
    log.write(CRASHES, "1.0", AT)
    assert log.path.read_text(encoding="utf-8") == (
        "2026-10-31T09:30:00+00:00 OfferCalc 1.0\nValueError\n  offercalc/domain/values/money.py:12 add\n\n"
    )


def test_a_large_log_becomes_the_old_one(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "errors.log")
    log.path.write_text("x" * (MOST_BYTES + 1), encoding="utf-8")
    log.write(CRASHES, "1.0", AT)
    assert log.path.stat().st_size < 200
    assert (tmp_path / "errors.log.1").stat().st_size == MOST_BYTES + 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["errors.log", "errors.log.1"]


def test_the_last_lines_reach_back_into_the_old_log(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "errors.log")
    assert log.last_lines(5) == ()
    (tmp_path / "errors.log.1").write_text("a\nb\n", encoding="utf-8")
    log.path.write_text("c\nd\n", encoding="utf-8")
    assert log.last_lines(3) == ("b", "c", "d")


def test_a_log_that_cannot_be_written_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = CrashLog(tmp_path / "file" / "errors.log")
    log.write(CRASHES, "1.0", AT)
    assert log.last_lines(3) == ()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_nobody_else_reads_the_log_and_no_link_leads_it_elsewhere(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "errors.log")
    log.write(CRASHES, "1", AT)
    assert log.path.stat().st_mode & 0o777 == 0o600
    target = tmp_path / "target"
    (tmp_path / "link.log").symlink_to(target)
    CrashLog(tmp_path / "link.log").write(CRASHES, "1", AT)
    assert not target.exists()
