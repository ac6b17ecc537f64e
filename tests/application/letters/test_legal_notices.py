from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.letters.legal_notices import legal_notices, unstated_notices
from tests.tools import offer_from

DAY = date(2026, 1, 15)
RANGE = {"low": "2", "likely": "3", "high": "4"}


def notices(country: str, kind: str, months: Any, start: str = "2026-02-02") -> list[str]:
    offer = offer_from(probation_months=months, employment_type=kind, start_date=start)
    return [str(notice) for notice in legal_notices(offer, LetterDetails(), country, DAY)]


@pytest.mark.parametrize(
    ("country", "kind", "months", "law"),
    [
        ("ID", "permanent", "4", "3 months that Indonesia allows for permanent employment (Law 13/2003, art. 60)"),
        ("ID", "", "3.5", "(Law 13/2003, art. 60)"),
        ("ID", "permanent", RANGE, "(Law 13/2003, art. 60)"),
        ("ID", "fixed_term", "1", "fixed-term employment (PKWT) can have no probation"),
        ("DE", "permanent", "7", "6 months that Germany allows (section 622(3) BGB)"),
        ("GB", "permanent", "9", "protection from unfair dismissal begins after 6 months"),
    ],
)
def test_a_probation_that_the_law_does_not_allow_is_named(country: str, kind: str, months: Any, law: str) -> None:
    (notice,) = notices(country, kind, months)
    assert law in notice


@pytest.mark.parametrize(
    ("country", "kind", "months"),
    [
        ("ID", "permanent", "3"), ("ID", "fixed_term", "0"), ("ID", "contractor", "4"), ("DE", "permanent", "6"),
        ("US", "permanent", "12"), ("", "", "12"), ("DE", "", None), ("GB", "permanent", "6"), ("SG", "", "12"),
    ],
)  # fmt: skip
def test_what_the_law_allows_or_does_not_regulate_has_no_notice(country: str, kind: str, months: Any) -> None:
    assert notices(country, kind, months) == []


def test_a_start_before_the_date_of_the_letter_is_named() -> None:
    assert notices("", "", "0", "2026-01-14") == ["The start date is before the date of the letter; check both."]
    assert notices("", "", "0", "2026-01-15") == []


def test_a_probation_of_the_letter_counts_where_the_offer_is_silent() -> None:
    details = LetterDetails(employment_type="fixed_term", probation_months=Decimal(1))
    (notice,) = legal_notices(offer_from(start_date="2026-02-02"), details, "ID", DAY)
    assert "art. 58" in notice


def test_a_fixed_term_in_germany_needs_its_form_and_a_probation_in_proportion() -> None:
    in_proportion, form = notices("DE", "fixed_term", "6")
    assert "in proportion to the term" in in_proportion
    assert "section 14(4) TzBfG" in form
    assert notices("DE", "fixed_term", "0") == [form]


def test_a_pkwt_must_be_written_in_indonesian() -> None:
    def found(language: str, kind: str) -> list[str]:
        offer = offer_from(employment_type=kind, start_date="2026-02-02")
        return [str(notice) for notice in legal_notices(offer, LetterDetails(), "ID", DAY, language)]

    (notice,) = found("en", "fixed_term")
    assert "must be written in Indonesian (Law 6/2023, art. 57)" in notice
    assert found("id", "fixed_term") == found("en", "permanent") == []


def test_what_the_law_wants_stated_is_named_where_no_clause_states_it() -> None:
    def told(country: str, *topics: str) -> list[str]:
        return [str(notice).partition(":")[0] for notice in unstated_notices(country, topics)]

    assert told("GB") == ["The letter states no holiday", "The letter states no notice"]
    assert told("DE", "notice") == ["The letter states no annual leave"]
    assert told("GB", "leave", "notice") == told("US") == []
