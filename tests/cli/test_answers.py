import json
from decimal import Decimal
from typing import Any

import pytest

from offercalc.analysis.yearly import By
from offercalc.cli.answers import comparison_answer, offer_answer, plain, rate_answer, span_answer, to_json
from offercalc.domain.exchange import Rate, find_rate
from offercalc.presentation.grid import Shown
from tests.tools import GLOBEX, NUSANTARA, OPENAI, SAMPLES, TODAY, comparison_of, offer_from, rates, sample

OFFER_KEYS = {"company", "role", "totals", "rows", "problems", "open_questions"}


def compared(currency: str = "USD", by: By = By.EMPLOYMENT) -> Any:
    return json.loads(to_json(comparison_answer(comparison_of(*map(sample, SAMPLES), currency=currency, by=by))))


def test_the_keys_of_a_comparison() -> None:
    answer = compared()
    assert set(answer) == {"currency", "years", "by", "labels", "rates", "offers"}
    assert (answer["currency"], answer["years"], answer["by"]) == ("USD", 4, "employment")
    assert answer["labels"] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("at", range(3))
def test_the_keys_of_an_offer(at: int) -> None:
    offer = compared()["offers"][at]
    assert set(offer) == OFFER_KEYS
    assert set(offer["totals"]) == {"years", "average", "total", "guaranteed"}
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
        "stale",
    }
    assert (rate["requested_date"], rate["used_date"], rate["kind"]) == ("2026-10-31", "2026-10-30", "cross")


def test_one_offer_is_answered_with_what_holds_for_it() -> None:
    answer = offer_answer(comparison_of(sample(GLOBEX), currency="IDR"))
    assert set(answer) == OFFER_KEYS | {"currency", "by", "labels", "rates"}


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
    answer = offer_answer(comparison_of(offer, sample(NUSANTARA)))
    assert answer["problems"] == [{"path": "", "message": "ECB publishes no rate for AED."}]


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
