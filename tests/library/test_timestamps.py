from datetime import UTC, datetime

import pytest

from offercalc.library.timestamps import is_plausible, timestamp_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_moment_is_read() -> None:
    assert timestamp_of("2026-11-23T12:00:00+00:00") == NOON


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01T00:00:00+00:00", "2026-11-23T12:00:00", None, 7, b"x"])
def test_what_is_none_is_long_ago(text: object) -> None:
    assert timestamp_of(text).year == 2000
    assert not is_plausible(text, NOON)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("2026-11-23T12:00:00+00:00", True), ("2026-11-24T12:00:00+00:00", True), ("2027-11-23T12:00:00+00:00", False),
     ("1926-11-23T12:00:00+00:00", False)],
)  # fmt: skip
def test_nothing_was_done_before_there_was_a_program_or_after_now(text: str, *, is_so: bool) -> None:
    assert is_plausible(text, NOON) is is_so
