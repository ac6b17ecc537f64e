import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from offercalc.cli.output.answers import offer_answer, to_json
from offercalc.cli.output.line_answers import departure_answers, line_answers, span_answer
from offercalc.domain.ledger.line import Certainty
from offercalc.presentation.formats.rounding import Shown
from tests.builders import component
from tests.tools import GLOBEX, NUSANTARA, OPENAI, SAMPLES, comparison_of, sample


def answered(path: Any, currency: str = "USD") -> Any:
    return json.loads(to_json(offer_answer(comparison_of(sample(path), currency=currency), with_lines=True)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_lines_of_a_row_sum_to_its_years(path: Any) -> None:
    offer = sample(path)
    answer = answered(path, offer.currency)
    for row in answer["rows"]:
        for label, cell in zip(answer["labels"], row["years"], strict=True):
            lines = [line["amount"]["likely"] for line in row["lines"] if line["year"] == label]
            assert abs(sum(map(Decimal, lines)) - Decimal(cell["likely"])) < Decimal("0.006")


def test_a_line_of_shares_tells_its_units_and_price() -> None:
    shares = answered(GLOBEX)["rows"][3]["lines"][0]
    assert shares["units"]["likely"] == "2280.0000000000"
    assert shares["price"] == "150.0000000000"
    assert shares["amount"]["high"] == "342000.0000000000"
    assert (shares["earned_on"], shares["paid_on"], shares["form"], shares["recurrence"], shares["paper"]) == (
        "2027-02-02", "2027-02-02", "equity", "one-time", False,
    )  # fmt: skip


def test_a_line_keeps_its_own_currency_and_the_day_it_is_paid() -> None:
    bonus = answered(NUSANTARA)["rows"][2]["lines"][0]
    assert (bonus["currency"], bonus["earned_on"], bonus["paid_on"]) == ("IDR", "2027-02-01", "2027-05-01")
    assert (bonus["units"], bonus["price"]) == (None, None)


def test_a_missing_bound_is_null() -> None:
    assert span_answer(Shown(None, Decimal(-1), None)) == {"low": None, "likely": "-1", "high": None}


def test_lines_stand_only_where_they_are_asked_for() -> None:
    answer = offer_answer(comparison_of(sample(GLOBEX)))
    assert "lines" not in to_json(answer)


def test_only_the_lines_of_the_row_are_given() -> None:
    (appraisal,) = comparison_of(sample(GLOBEX)).offers
    assert len(line_answers(appraisal, component("pay[0]"), Certainty.GUARANTEED)) == 48
    assert line_answers(appraisal, component("pay[0]"), Certainty.EXPECTED) == []


def test_leaving_is_answered_for_every_month() -> None:
    comparison = comparison_of(sample(OPENAI))
    answer: Any = departure_answers(comparison.offers[0], comparison)
    assert answer["days_to_exercise"] == 90
    assert [one["months"] for one in answer["months"]] == list(range(49))
    assert answer["months"][12]["leaving"] == date(2027, 2, 2).isoformat()
    assert answer["months"][12]["kept"] == {"low": "555000.00", "likely": "555000.00", "high": None}
    assert answer["months"][12]["to_exercise"]["high"] is None


def test_an_open_span_has_no_high_end() -> None:
    assert span_answer(Shown(Decimal(1), Decimal(2), None)) == {"low": "1", "likely": "2", "high": None}
