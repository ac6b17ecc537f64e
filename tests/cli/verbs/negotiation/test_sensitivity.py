"""`offercalc sensitivity` answers from the shipped program, in text and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.verbs.test_letter import written
from tests.tools import GLOBEX, OPENAI, call


def test_the_growth_at_which_a_sample_overtakes_another_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _errors = call(capsys, "sensitivity", OPENAI, GLOBEX, "--vary", "growth=-20..30")
    assert code == 0
    assert "What the lead depends on, in USD" in text
    assert "OpenAI is $148,000 behind at likely values." in text
    assert "Terms that are not known yet are not varied." in text
    answer = json.loads(call(capsys, "sensitivity", OPENAI, GLOBEX, "--vary", "growth=-20..30", "--json").out)
    (growth,) = [one["turns_at"] for one in answer["factors"] if one["kind"] == "growth"]
    there = json.loads(call(capsys, "compare", OPENAI, GLOBEX, "--growth", growth, "--json").out)
    first, second = (float(offer["totals"]["total"]["likely"]) for offer in there["offers"])
    assert abs(first - second) < 10  # at the growth that is told, the two are equal: ten dollars of two million


def test_every_range_is_in_the_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bonus = {"type": "bonus", "percent_of_salary": {"low": "0", "likely": "10", "high": "20"}}
    salary = {"type": "salary", "amount": "100000"}
    path = written(tmp_path, "offer", "Acme", 1, pay=[salary, bonus])
    other = written(tmp_path, "other", "Globex", 108_000)
    code, text, _errors = call(capsys, "sensitivity", path, other, "--measure", "year1", "--json")
    assert code == 0
    answer = json.loads(text)
    (factor,) = answer.pop("factors")
    assert answer == {
        "measure": "year1", "take_home": False, "currency": "USD", "lead": "2000.00", "at_least": False,
    }  # fmt: skip
    assert abs(float(factor.pop("turns_at")) - 8) < 0.0001  # 100,000 x 1.08
    assert factor == {
        "factor": "Acme: Target bonus, target bonus (% of salary)",
        "kind": "term",
        "low": "0",
        "high": "20",
        "at_low": "-8000.00",
        "at_high": "12000.00",
        "swing": "20000.00",
    }


def test_a_wrong_option_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    code, _text, errors = call(capsys, "sensitivity", OPENAI, "--vary", "weather=1..2")
    assert code == 2
    assert "write attainment=60..140" in errors
