import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from offercalc.analysis.yearly import By
from offercalc.cli.output.answers import comparison_answer, offer_answer, plain, rate_answer, to_json, to_json_line
from offercalc.cli.output.line_answers import span_answer
from offercalc.domain.exchange.rate import Rate, find_rate
from offercalc.domain.scenario.assumptions import CompanyPrice, FairValue, Growth
from offercalc.presentation.formats.rounding import Shown
from tests.tools import GLOBEX, NO_DIRHAM, OPENAI, SAMPLES, TODAY, assuming, comparison_of, offer_from, rates, sample

OFFER_KEYS = {
    "company",
    "role",
    "ends_on",
    "over_shared_time",
    "tax_home",
    "suggested_tax_home",
    "totals",
    "rows",
    "fair_values",
    "leaving",
    "problems",
    "open_questions",
}


def compared(currency: str = "USD", by: By = By.EMPLOYMENT) -> Any:
    return json.loads(to_json(comparison_answer(comparison_of(*map(sample, SAMPLES), currency=currency, by=by))))


def test_the_keys_of_a_comparison() -> None:
    answer = compared()
    assert set(answer) == {
        "currency",
        "years",
        "by",
        "labels",
        "rates",
        "assumptions",
        "shared_time",
        "headlines",
        "offers",
    }
    assert (answer["currency"], answer["years"], answer["by"]) == ("USD", 4, "employment")
    assert answer["labels"] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("at", range(3))
def test_the_keys_of_an_offer(at: int) -> None:
    offer = compared()["offers"][at]
    assert set(offer) == OFFER_KEYS
    assert set(offer["totals"]) == {
        "years", "average", "per_month", "total", "guaranteed", "expected", "contingent", "per_hour", "present_value",
        "difference", "difference_percent",
    }  # fmt: skip
    assert {frozenset(row) for row in offer["rows"]} == {
        frozenset({"component", "path", "category", "certainty", "years"})
    }
    spans = [*offer["totals"]["years"], *(span for row in offer["rows"] for span in row["years"])]
    assert {frozenset(span) for span in spans} == {frozenset({"low", "likely", "high"})}


def test_the_keys_of_a_rate() -> None:
    (rate,) = compared()["rates"]
    assert set(rate) == {
        "base",
        "quote",
        "rate",
        "requested_date",
        "used_date",
        "source",
        "kind",
        "edition",
        "fetched_at",
        "age_days",
        "stale",
    }
    assert (rate["requested_date"], rate["used_date"], rate["kind"]) == ("2026-10-31", "2026-10-30", "cross")


def test_one_offer_is_answered_with_what_holds_for_it() -> None:
    answer = offer_answer(comparison_of(sample(GLOBEX), currency="IDR"))
    assert set(answer) == OFFER_KEYS | {"currency", "by", "labels", "rates", "assumptions"}


def test_an_answer_keeps_to_the_minor_unit_of_its_currency() -> None:
    offers = compared("JPY")["offers"]
    assert all("." not in offer["totals"]["total"]["likely"] for offer in offers)
    first_year = compared("IDR")["offers"][0]["totals"]["years"][0]
    assert first_year == {"low": "10072251476.91", "likely": "10072251476.91", "high": None}


@pytest.mark.parametrize("by", By)
def test_every_total_is_the_sum_of_its_cells(by: By) -> None:
    for offer in compared("IDR", by)["offers"]:
        cells = [Decimal(span["likely"]) for row in offer["rows"] for span in row["years"]]
        years = [Decimal(span["likely"]) for span in offer["totals"]["years"]]
        assert Decimal(offer["totals"]["total"]["likely"]) == sum(cells) == sum(years)


def test_a_row_names_its_part_and_its_path_in_the_file() -> None:
    rows = compared()["offers"][1]["rows"]
    assert [(row["component"], row["path"], row["category"], row["certainty"]) for row in rows] == [
        ("Base salary", "$.pay[0]", "base", "guaranteed"),
        ("THR", "$.pay[1]", "bonus", "guaranteed"),
        ("Target bonus", "$.pay[2]", "bonus", "expected"),
    ]


def test_open_questions_come_with_the_path_of_the_open_field() -> None:
    asked = offer_answer(comparison_of(sample(OPENAI)))["open_questions"]
    assert isinstance(asked, list)
    assert asked[0] == {"path": "$.equity[0].units", "question": "Stock options: how many units are granted?"}


def test_what_could_not_be_converted_is_a_problem() -> None:
    offer = offer_from(currency="AED", pay=[{"type": "salary", "amount": "1"}])
    answer = offer_answer(comparison_of(offer))
    assert answer["problems"] == [{"path": "", "message": NO_DIRHAM}]


def test_a_rate_is_answered_with_twenty_digits_and_no_exponent() -> None:
    rate = find_rate(rates(), "IDR", "USD", TODAY)
    assert isinstance(rate, Rate)
    answered = str(rate_answer(rate)["rate"])
    assert answered.startswith("0.0000551018")
    assert len(answered.lstrip("0.")) == 20


@pytest.mark.parametrize(("value", "text"), [("1E+3", "1000"), ("1E-7", "0.0000001"), ("555000.50", "555000.50")])
def test_a_number_is_written_without_exponent(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


def test_what_nothing_bounds_is_null() -> None:
    assert span_answer(Shown(Decimal(1), Decimal(2), None)) == {"low": "1", "likely": "2", "high": None}
    assert span_answer(Shown(Decimal(1), Decimal(2), Decimal(3)))["high"] == "3"


def test_json_is_indented_and_keeps_letters_as_they_are() -> None:
    assert to_json({"company": "Müller"}) == '{\n  "company": "Müller"\n}'


def test_the_difference_from_the_baseline_is_told_in_money_and_per_cent() -> None:
    first, _second, third = (offer["totals"] for offer in compared()["offers"])
    assert (first["difference"], first["difference_percent"]) == ("0.00", "0.00")
    assert (third["difference"], third["difference_percent"]) == ("148000.00", "6.67")
    nothing = comparison_of(offer_from(), sample(GLOBEX))
    totals = json.loads(to_json(comparison_answer(nothing)))["offers"][1]["totals"]
    assert (totals["difference"], totals["difference_percent"]) == ("2368000.00", None)


def test_what_was_assumed_is_answered_with_its_values() -> None:
    growth = CompanyPrice("", Growth(percent_a_year=Decimal("7.5")))
    comparison = assuming(sample(GLOBEX), prices=(growth,), leaving_date=date(2027, 5, 1), discount_percent=Decimal(5))
    assumed = json.loads(to_json(comparison_answer(comparison)))["assumptions"]
    assert assumed["prices"] == [{"company": "", "path": {"type": "growth", "percent_a_year": "7.5"}}]
    assert (assumed["leaving_date"], assumed["discount_percent"]) == ("2027-05-01", "5")


def test_a_fair_value_is_answered_where_it_is_assumed() -> None:
    fair = FairValue(volatility_percent=Decimal(0), risk_free_percent=Decimal(0), term_years=Decimal(5))
    options = {"type": "option", "units": "100", "price": "30", "strike": "10", "vesting": {"preset": "at-once"}}
    answer = json.loads(to_json(offer_answer(assuming(offer_from(equity=[options]), fair_value=fair))))
    worth = {"low": "2000.00", "likely": "2000.00", "high": "2000.00"}
    assert answer["fair_values"] == [{"path": "$.equity[0]", "value": worth}]


def test_what_would_act_on_a_terminal_is_escaped() -> None:
    hostile = "a\x1b]0;t\x07b\x9bc\u202ed\u2066e\x7f"
    for text in (to_json({"text": hostile}), to_json_line({"text": hostile})):
        assert "\\u001b]0;t\\u0007b\\u009bc\\u202ed\\u2066e\\u007f" in text
        assert json.loads(text) == {"text": hostile}
    assert to_json_line({"a": [1]}) == '{"a":[1]}'


def test_a_fixed_term_is_answered_over_the_shared_time_and_per_month() -> None:
    term = offer_from(end_date="2027-08-01", pay=[{"type": "salary", "amount": "8000", "per": "month"}])
    other = offer_from(pay=[{"type": "salary", "amount": "5000", "per": "month"}])
    answer: Any = json.loads(to_json(comparison_answer(comparison_of(term, other))))
    assert answer["shared_time"] == {"months": "18"}
    found = [
        (one["ends_on"], one["totals"]["per_month"]["likely"], one["over_shared_time"]["likely"])
        for one in answer["offers"]
    ]
    assert found == [("2027-08-01", "8000.00", "144000.00"), (None, "5000.00", "90000.00")]
    assert json.loads(to_json(comparison_answer(comparison_of(other, other))))["shared_time"] is None
