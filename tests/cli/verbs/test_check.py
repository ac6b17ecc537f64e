from pathlib import Path

import pytest

from tests.tools import GLOBEX, OPENAI, call, offer_path


def test_sound_files_are_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    checked = call(capsys, "check", OPENAI, GLOBEX)
    assert checked == (0, f"{OPENAI}: valid\n{GLOBEX}: valid\n", "")


def test_each_problem_is_a_line_and_the_next_file_is_checked_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = offer_path(tmp_path, currency="XYZ", hours_per_week="0")
    checked = call(capsys, "check", faulty, OPENAI)
    assert checked.code == 1
    assert (checked.out + checked.err).splitlines() == [
        f'{faulty}: $.currency: "XYZ" isn\'t a current currency code; enter an ISO 4217 code, e.g. USD or IDR.',
        f"{faulty}: $.hours_per_week: Pay per hour needs hours of work; "
        "enter more than zero hours per week, such as 40.",
        f"{OPENAI}: valid",
    ]


def test_nothing_to_check_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    checked = call(capsys, "check")
    assert checked.code == 2
    assert "Missing argument 'FILES...'" in checked.err


def test_a_wrong_locale_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    checked = call(capsys, "check", OPENAI, "--locale", "Bahasa")
    assert checked.code == 2
    assert "'Bahasa' isn't a locale; write e.g. en_US or id_ID." in checked.err
