import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.presentation.formats.masked import HIDDEN, MaskedFormat, in_private, in_public
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offers_list import offer_entries
from tests.tools import ENGLISH, PRESETS, SAMPLES, TODAY, rate_book, sample

AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("locale", "currency", "hidden"),
    [
        ("en_US", "USD", "$•••"),
        ("en_US", "IDR", "Rp\u00a0•••"),
        ("id_ID", "IDR", "Rp\u00a0•••"),
        ("de_DE", "EUR", "•••\u00a0€"),
    ],
)
def test_an_amount_keeps_nothing_but_its_currency(locale: str, currency: str, hidden: str) -> None:
    figures = in_private(localizer_for(locale)).figures
    assert figures.money(Decimal(-555000), currency) == hidden
    assert figures.stated(Decimal("12.50"), currency) == hidden
    assert figures.compact(Decimal(1_200_000), currency) == hidden
    assert figures.axis_mark(Decimal(1_200_000), currency) == hidden


@given(AMOUNTS, AMOUNTS)
def test_no_two_amounts_can_be_told_apart(one: Decimal, other: Decimal) -> None:
    figures = in_private(ENGLISH).figures
    assert figures.money(one, "USD", 2) == figures.money(other, "USD")
    assert figures.compact(one, "USD") == figures.compact(other, "USD")
    assert figures.compact_decimal(abs(one)) == HIDDEN


def test_all_else_stays_readable() -> None:
    figures = in_private(ENGLISH).figures
    assert figures.percent(Decimal(15)) == "15%"
    assert figures.number(Decimal("1234.5")) == "1,234.5"
    assert figures.significant(Decimal("18148.234")) == "18,148.2"
    assert figures.day(date(2026, 10, 30)) == "October 30, 2026"


def test_words_are_in_the_same_language() -> None:
    indonesian = localizer_for("id_ID")
    assert in_private(indonesian).tr("Total") == indonesian.tr("Total")
    assert in_private(indonesian).language == "id"
    assert not isinstance(indonesian.figures, MaskedFormat)


def test_in_public_amounts_are_shown_again() -> None:
    assert in_public(in_private(ENGLISH)).figures.money(Decimal(5), "USD") == "$5"
    assert in_public(ENGLISH) is ENGLISH


def test_no_amount_of_the_samples_is_on_any_page() -> None:
    offers = tuple(sample(path) for path in SAMPLES)
    assumptions = Assumptions(exchange_day=TODAY, currency="USD", years=4)
    comparison = compare(offers, assumptions, By.EMPLOYMENT, rate_book(), PRESETS)
    localizer = in_private(ENGLISH)
    page = comparison_page(comparison, localizer)
    cells = [cell.text for row in page.table.rows for cell in row.cells]
    assert "≥ $•••" in cells
    for text in (*cells, *(entry.figure + entry.tip for entry in offer_entries(comparison, localizer))):
        assert "555" not in text
        assert re.search(r"\d[\d,.]*\d", text) is None or "%" in text
