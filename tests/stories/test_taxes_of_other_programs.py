"""Taxes by `offercalc tax compute -` beside those of other programs, and of a second reading of the tables."""

# The results in the file were computed by taxsim-py 0.4.1, taxcalc 6.8.0, dutch-tax-income-calculator 26.1.3,
# @saving-tool/hmrc-income-tax 1.2.0, canada-tax-toolkit 0.4.0, australian-tax-calculators 0.1.9, india-tax-guru 0.2.1
# and lohnsteuer-bmf 2026.3, each in an environment of its own, at incomes around every threshold. What laws leave out
# (credits for low incomes, dependants) is not among them.

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.reference_taxes import REFERENCES
from tests.tools import call

RESULTS = Path(__file__).with_suffix("").with_name("taxes_of_other_programs.csv")
UNIT = Decimal(1)
CENT = Decimal("0.01")


def answers(
    questions: Iterable[dict[str, object]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[Any]:
    text = "\n".join(json.dumps(one) for one in questions)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    return [json.loads(line) for line in call(capsys, "tax", "compute", "-").out.splitlines()]


def _unit(printed: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(printed.as_tuple().exponent))


def _person(text: str) -> dict[str, str]:
    name, _, value = text.partition("=")
    return {name: value} if name else {}


def test_taxes_are_those_of_other_programs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with RESULTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    asked = [tuple(one) for one, _ in groupby(rows, lambda row: (row["place"], row["on"], row["person"], row["wages"]))]
    questions: list[dict[str, object]] = [
        {"place": place, "on": on, "wages": wages, "person": _person(of)} for place, on, of, wages in asked
    ]
    found = dict(zip(asked, answers(questions, monkeypatch, capsys), strict=True))
    apart = []
    for row in rows:
        steps = found[row["place"], row["on"], row["person"], row["wages"]]["steps"]
        if abs(Decimal(steps[row["step"]]) - Decimal(row["amount"])) > UNIT:
            apart.append((row, steps[row["step"]]))
    assert len(rows) > 1_600
    assert apart == []


@pytest.mark.parametrize("law", REFERENCES)
def test_taxes_are_those_of_a_second_reading(
    law: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place, person, scale, taxes = REFERENCES[law]
    wages = [scale * one for one in (*range(0, 140_000, 1_250), 250_000, 500_000, 1_000_000, 5_000_000)]
    edges = [one for edge in (12_570, 13_000, 18_304, 50_270, 96_000, 100_000, 125_140) for one in (edge, edge + 1)]
    wages += [scale * one for one in edges] + [1]
    questions: list[dict[str, object]] = [
        {"place": place, "on": f"{law[-4:]}-06-30", "wages": str(one), "person": person} for one in wages
    ]
    for wage, answer in zip(wages, answers(questions, monkeypatch, capsys), strict=True):
        for step, amount in taxes(Decimal(wage)).items():
            printed = Decimal(answer["steps"][f"{law}.{step}"])
            assert abs(printed - amount) <= max(CENT, _unit(printed) / 2), (wage, step, amount)
