import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from offercalc.cli.verbs.vest import LARGEST_ASK
from tests.tools import call

MONTHLY = {"type": "VESTING_SCHEDULE_RELATIVE", "relative_to_condition_id": "start"}


def ask(kind: str = "FRONT_LOADED", quantity: object = 18, **fields: object) -> str:
    """Return a question about vesting over four months."""
    period = {"type": "MONTHS", "length": 1, "occurrences": 4}
    conditions = [
        {"id": "start", "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": ["b"], "quantity": "0"},
        {"id": "b", "trigger": {**MONTHLY, "period": period}, "portion": {"numerator": "1", "denominator": "4"}},
    ]
    terms = {"allocation_type": kind, "vesting_conditions": conditions}
    return json.dumps({"terms": terms, "quantity": quantity, "commencement": "2026-01-31", **fields})


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "ask.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def answers(lines: str | bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    content = lines if isinstance(lines, bytes) else lines.encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
    vested = call(capsys, "vest", "-")
    assert (vested.code, vested.err) == (0, "")
    return [json.loads(line) for line in vested.out.splitlines()]


def test_a_schedule_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vested = call(capsys, "vest", written(tmp_path, ask()))
    assert (vested.code, vested.err) == (0, "")
    assert vested.out.splitlines() == [
        "Vesting schedule",
        "",
        "Day           Units vesting  Vested so far",
        "──────────────────────────────────────────",
        "Feb 28, 2026              5              5",
        "Mar 31, 2026              5             10",
        "Apr 30, 2026              4             14",
        "May 31, 2026              4             18",
        "──────────────────────────────────────────",
        "Total                    18             18",
    ]


def test_a_schedule_in_json_has_exact_units(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vested = call(capsys, "vest", written(tmp_path, ask("FRACTIONAL", grant_date="2026-04-15")), "--json")
    assert (vested.code, vested.err) == (0, "")
    assert json.loads(vested.out) == {
        "tranches": [
            {"date": "2026-04-15", "units": "9"},
            {"date": "2026-04-30", "units": "9/2"},
            {"date": "2026-05-31", "units": "9/2"},
        ],
        "total": "18",
    }


def test_a_schedule_is_written_for_a_locale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vested = call(capsys, "vest", written(tmp_path, ask(quantity=18000)), "--locale", "id_ID")
    assert "4.500" in vested.out


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_everything_wrong_is_told_a_line_each(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, ask("RANDOM", quantity="many"))
    vested = call(capsys, "vest", path, *arguments)
    assert (vested.code, vested.out) == (1, "")
    first, second = vested.err.splitlines()
    assert first.startswith(f'{path}: $.terms.allocation_type: "RANDOM" isn\'t a valid value here; choose one of')
    assert second.startswith(f'{path}: $.quantity: "many" isn\'t a number')


UNEVEN = {
    "allocation_type": "FRONT_LOADED",
    "vesting_conditions": [
        {
            "id": "once",
            "portion": {"numerator": "1", "denominator": "7"},
            "trigger": {"type": "VESTING_START_DATE"},
            "next_condition_ids": [],
        },
    ],
}


def test_terms_that_cannot_be_answered_are_a_fault_of_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, ask(quantity="18", terms=UNEVEN))
    vested = call(capsys, "vest", path)
    assert (vested.code, vested.out) == (1, "")
    assert vested.err.startswith(f"{path}: $.terms.vesting_conditions[0]: FRONT_LOADED does not say how to share")


def test_a_file_that_is_not_there_or_too_large_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = call(capsys, "vest", tmp_path / "none.json")
    assert missing == (1, "", f"{tmp_path / 'none.json'}: No such file or directory\n")
    assert call(capsys, "vest", tmp_path).code == 1
    large = written(tmp_path, b" " * (LARGEST_ASK + 1))
    assert call(capsys, "vest", large) == (1, "", f"{large}: The input is larger than {LARGEST_ASK} bytes.\n")


def test_a_file_may_have_as_many_bytes_as_the_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, ask().encode().ljust(LARGEST_ASK))
    assert call(capsys, "vest", path).code == 0


def test_a_source_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "vest").code == 2


def test_lines_are_answered_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = answers(f"{ask()}\n\n  \n{ask('FRACTIONAL', 2)}\n", monkeypatch, capsys)
    assert first["total"] == "18"
    assert [tranche["units"] for tranche in second["tranches"]] == ["1/2"] * 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("hello", "This isn't valid JSON"),
        ("[]", "it must be object"),
        ("{}", '$.terms: The field "terms" is missing; add it. $.quantity: '),
        (ask(quantity="-1"), "-1 is negative"),
        (ask(commencement="12026-01-01"), '"12026-01-01" isn\'t a valid date'),
        (ask(events=[{"condition_id": "b", "date": "2026-01-01"}]), "doesn't wait for an event"),
        (b"\xff", "not UTF-8"),
        ("[" * 5000, ""),
        (b" " * 10 + b"1" * (LARGEST_ASK + 1), f"larger than {LARGEST_ASK} bytes"),
    ],
)
def test_a_line_at_fault_is_answered_by_an_error_and_the_next_goes_on(
    line: str | bytes, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = line if isinstance(line, bytes) else line.encode()
    fault, sound = answers(content + b"\n" + ask().encode(), monkeypatch, capsys)
    assert set(fault) == {"error"}
    assert message in fault["error"]
    assert sound["total"] == "18"


def test_no_lines_have_no_answers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert answers("", monkeypatch, capsys) == []


def test_shares_of_as_many_conditions_as_there_may_be_are_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    conditions = [
        {
            "id": str(at),
            "trigger": {"type": "VESTING_START_DATE"},
            "next_condition_ids": [str(at + 1)] if at < 119 else [],
            "portion": {"numerator": "1", "denominator": str(10**20 + 2 * at + 1)},
        }
        for at in range(120)
    ]
    terms = {"allocation_type": "FRACTIONAL", "vesting_conditions": conditions}
    (answer,) = answers(ask(terms=terms), monkeypatch, capsys)
    assert [tranche["date"] for tranche in answer["tranches"]] == ["2026-01-31"]
    assert answer["total"] == answer["tranches"][0]["units"]
    assert len(answer["total"]) > 4000  # Python converts at most 4300 digits
