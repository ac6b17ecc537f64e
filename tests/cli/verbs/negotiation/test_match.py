"""`offercalc match` answers from the shipped program, in text, in JSON and as an offer file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.verbs.test_letter import written
from tests.tools import GLOBEX, OPENAI, call


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return written(tmp_path, "made", "Acme", 100_000)


def test_the_sample_needs_a_larger_salary_to_equal_another_sample(capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _errors = call(capsys, "match", OPENAI, GLOBEX, "--with", "base:step=1000", "--with", "sign-on")
    assert code == 0
    assert "$592,000" in text
    assert "The goal is $2,368,000; the offer has $2,220,000." in text
    assert "terms that are not known" in text


def test_every_answer_is_in_the_json(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _errors = call(
        capsys,
        "match",
        made,
        "500000 USD",
        "--with",
        "sign-on:max=40000:step=5000",
        "--with",
        "base:step=1000",
        "--json",
    )
    answer = json.loads(text)
    assert (code, answer["measure"], answer["goal"]) == (0, "total", "500000.00")
    short, reached = answer["levers"]
    assert (short["lever"], short["status"], short["answer"], short["short_by"]) == (
        "sign-on",
        "short",
        "40000",
        "60000.00",
    )
    assert (reached["status"], reached["offered"], reached["answer"], reached["over_by"]) == (
        "reached", "100000", "125000", "0.00",
    )  # fmt: skip
    assert [one["answer"] for one in answer["mix"]["levers"]] == ["40000", "115000"]
    assert answer["mix"]["over_by"] == "0.00"


def test_the_offer_as_asked_for_is_written(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counter = tmp_path / "counter.json"
    call(capsys, "match", made, "USD 440000", "--with", "base:step=1000", "-o", counter)
    asked = json.loads(counter.read_text(encoding="utf-8"))
    assert (asked["status"], asked["pay"][0]["amount"]) == ("negotiating", "110000")


def test_a_goal_after_tax_needs_more_before_it(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A quarter of 440,000 goes to tax, so that 330,000 are left of four years at 110,000."""
    options = ["--with", "base:step=1000", "--take-home", "--own-tax", "25"]
    _code, text, _errors = call(capsys, "match", made, "330000 USD", *options, "--json")
    answer = json.loads(text)
    assert (answer["take_home"], answer["levers"][0]["answer"], answer["offered"]) == (True, "110000", "300000.00")
    _code, text, _errors = call(capsys, "match", made, "330000 USD", *options)
    assert "after tax" in text


def test_a_target_without_a_tax_home_is_a_sentence(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _text, errors = call(capsys, "match", made, "330000 USD", "--with", "base", "--take-home")
    assert code == 2
    assert "the take-home of Acme is not known" in errors


@pytest.mark.parametrize(
    ("target", "options", "words"),
    [
        ("900000", ["--with", "base"], "isn't an amount with its currency"),
        ("900000 USD", ["--with", "pay"], "isn't a lever"),
        ("900000 USD", ["--with", "base:most=1"], "isn't step=, min= or max="),
        ("900000 USD", ["--with", "base:max=1:max=2"], "states max twice"),
        ("900000 USD", ["--with", "rate:USD/USD:min=1:max=2"], "two different currencies"),
        ("900000 USD", ["--with", "base", "--measure", "year11"], "isn't a measure"),
        ("900000 USD", ["--with", "base", "--measure", "year7"], "beyond the horizon"),
        ("900000 USD", ["--with", "units"], "no grant"),
        ("900000 USD", ["--with", "base:max=90000"], "leaves nothing to ask for"),
        ("900000 USD", ["--with", "base:step=0"], "must be above 0"),
        ("900000 USD", ["--with", "base", "--with", "base:max=200000"], "named twice"),
        ("900000 USD", [f"--with=base@pay[{at}]" for at in range(9)], "at most 8 levers"),
        ("900000 USD", [], "--with"),
    ],
)
def test_bad_input_is_one_sentence(
    target: str, options: list[str], words: str, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _text, errors = call(capsys, "match", made, target, *options)
    assert code == 2
    assert words in errors


def test_the_offer_itself_is_no_target(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, _text, errors = call(capsys, "match", made, made, "--with", "base")
    assert "the offer itself" in errors
