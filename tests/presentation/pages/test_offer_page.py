from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.analysis.yearly import By
from offercalc.domain.exchange.rate import Drift
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import FairValue
from offercalc.presentation.pages.offer_cards import Card
from offercalc.presentation.pages.offer_page import OfferPage, about_of, offer_page
from offercalc.presentation.tables.table import RowKind
from offercalc.presentation.text.labels import offer_title
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, PRESETS, assuming, comparison_of, offer_from, sample

RSU = {"type": "rsu", "value": "9000", "vesting": {"preset": "3y-even"}}


def page_of(offer: Offer, currency: str = "USD", by: By = By.EMPLOYMENT, on: date = date(2026, 10, 31)) -> OfferPage:
    return offer_page(comparison_of(offer, currency=currency, by=by, on=on), 0, PRESETS, ENGLISH)


def test_an_offer_is_named_by_company_and_role() -> None:
    assert offer_title(sample(OPENAI)) == "OpenAI — Head of Preparedness"


def test_the_heading_says_where_from_when_and_how_it_stands() -> None:
    page = page_of(sample(GLOBEX))
    expected = "Seattle, WA, US · starts February 2, 2026 · received · answer by December 11, 2026"
    assert (page.subtitle, page.is_sample) == (expected, True)
    assert about_of(sample(GLOBEX), ENGLISH) == "Seattle, WA, US · starts February 2, 2026"


def test_the_heading_leaves_out_what_is_not_there() -> None:
    page = page_of(offer_from(pay=[{"type": "salary", "amount": "1"}]))
    assert (page.subtitle, page.is_sample) == ("starts February 2, 2026 · draft", False)


def test_the_cards_of_a_known_offer() -> None:
    assert page_of(sample(GLOBEX)).cards == (
        Card("Year 1 total", "$744,000", "$345,000 guaranteed", "$744,000"),
        Card("4-year total", "$2,368,000", "$592,000 per year", "$2,368,000"),
        Card("Equity", "$900,000", "38% / 32% / 20% / 10% per year", "$900,000"),
        Card("Per hour worked", "$285", "at 40 hours per week", "$285"),
    )


def test_the_cards_of_an_offer_with_open_parts() -> None:
    assert page_of(sample(OPENAI)).cards == (
        Card("Year 1 total", "≥ $555,000", "$555,000 guaranteed", "at least $555,000"),
        Card("4-year total", "≥ $2,220,000", "≥ $555,000 per year", "at least $2,220,000"),
        Card("Equity", "Not known", "4 years, 1-year cliff, monthly", "not known yet", is_open=True),
        Card("Per hour worked", "≥ $267", "at 40 hours per week", "at least $267"),
    )


def test_an_offer_without_shares_says_so() -> None:
    card = page_of(sample(NUSANTARA), "IDR").cards[2]
    assert card == Card("Equity", "None", "no shares or options offered", "None")


def test_another_currency_shows_the_first_year_as_offered_with_a_rate_of_whole_units() -> None:
    card = page_of(sample(GLOBEX), "IDR").cards[3]
    assert (card.caption, card.figure, card.note) == ("Year 1 in USD", "$744,000", "1 USD = Rp\u00a018,148")
    assert card.tip.startswith("$744,000\n1 USD = 18,148.2 IDR, ECB reference rate as of October 30, 2026")


def test_the_offers_own_currency_shows_the_first_year_in_the_one_asked_for() -> None:
    own, other = comparison_of(sample(OPENAI)), comparison_of(sample(OPENAI), currency="IDR")
    card = offer_page(own, 0, PRESETS, ENGLISH, other).cards[3]
    assert (card.caption, card.figure, card.note) == (
        "Year 1 in IDR",
        "≥ Rp\u00a010.07\u00a0billion",
        "1 USD = Rp\u00a018,148",
    )
    assert card.tip.startswith("at least Rp\u00a010,072,251,477\n1 USD = 18,148.2 IDR")


def test_a_rate_that_drifts_does_not_turn_a_year_back() -> None:
    drifting = assuming(sample(GLOBEX), currency="IDR", drifts=(Drift("USD", "IDR", Decimal(4)),))
    alone = offer_page(drifting, 0, PRESETS, ENGLISH).cards[3]
    beside = offer_page(drifting, 0, PRESETS, ENGLISH, comparison_of(sample(GLOBEX), currency="USD")).cards[3]
    assert (alone.caption, beside.caption, beside.figure) == ("Per hour worked", "Year 1 in USD", "$744,000")


def test_a_small_rate_keeps_its_decimal_places() -> None:
    card = page_of(sample(GLOBEX), "EUR").cards[3]
    assert card.note == "1 USD = €0.8951"


@pytest.mark.parametrize(
    ("pay", "note"),
    [
        ([{"type": "salary", "amount": "1000"}, {"type": "bonus", "amount": "50"}], "$1,000 guaranteed"),
        ([{"type": "bonus", "amount": "50"}], "$0 guaranteed"),
        ([{"type": "salary", "amount": {"low": "800", "likely": "900", "high": "1000"}}], "between $800 and $1,000"),
    ],
)
def test_only_what_is_promised_counts_as_guaranteed(pay: list[dict[str, object]], note: str) -> None:
    assert page_of(offer_from(pay=pay)).cards[0].note == note


def test_the_table_has_a_row_a_part_and_a_column_a_year() -> None:
    table = page_of(sample(GLOBEX)).table
    assert (table.caption, table.corner) == ("Total compensation by year, in USD", "Component")
    assert table.columns == ("Year 1", "Year 2", "Year 3", "Year 4", "Total")
    assert [(row.label, row.note) for row in table.rows] == [
        ("Base salary", "guaranteed"),
        ("Sign-on", "guaranteed"),
        ("Target bonus", "expected"),
        ("Restricted stock units", "contingent"),
        ("Total", ""),
    ]
    assert [cell.text for cell in table.rows[1].cells] == ["$60,000", "$40,000", "$0", "$0", "$100,000"]
    assert table.rows[-1].kind is RowKind.TOTAL


def test_what_is_not_known_is_muted_and_says_so() -> None:
    rows = page_of(sample(OPENAI)).table.rows
    known, unknown = rows[0].cells[0], rows[1].cells[0]
    assert (known.text, known.tip, known.muted) == ("$555,000", "$555,000", False)
    assert (unknown.text, unknown.tip, unknown.muted) == ("not known", "not known yet", True)


def test_calendar_years_are_columns_too() -> None:
    page = page_of(sample(GLOBEX), by=By.CALENDAR)
    assert page.table.columns == ("2026", "2027", "2028", "2029", "2030", "Total")
    assert page.cards[0].caption == "2026 total"


def test_an_offer_of_nothing_has_no_calendar_years() -> None:
    page = page_of(offer_from(), by=By.CALENDAR)
    assert page.table.columns == ("Total",)
    assert [card.figure for card in page.cards[:2]] == ["$0", "$0"]


def test_the_summary_says_what_it_comes_to() -> None:
    assert page_of(sample(OPENAI)).summary == (
        "Total over 4 years: at least $2,220,000",
        "Average per year: at least $555,000",
        "Of which guaranteed: $2,220,000",
        "Of which contingent: not known yet",
        "Per hour worked: at least $267",
    )


def test_the_summary_says_what_is_assumed_of_later_money_and_of_options() -> None:
    fair = FairValue(volatility_percent=Decimal(0), risk_free_percent=Decimal(0), term_years=Decimal(5))
    options = {"type": "option", "units": "100", "price": "30", "strike": "10", "vesting": {"preset": "4y-yearly"}}
    offer = offer_from(equity=[options])
    summary = offer_page(assuming(offer, fair_value=fair, discount_percent=Decimal(10)), 0, PRESETS, ENGLISH).summary
    assert summary[-2:] == (
        "Present value at the start date: $1,585",
        "Grant date fair value of Stock options: $2,000",
    )


def test_an_offer_is_one_of_its_comparison() -> None:
    comparison = comparison_of(sample(OPENAI), sample(GLOBEX))
    assert offer_page(comparison, 1, PRESETS, ENGLISH).title.startswith("Globex")
    assert offer_page(comparison, 0, PRESETS, ENGLISH).has_open_end


def test_open_questions_assumptions_and_rates_are_listed() -> None:
    page = page_of(sample(OPENAI), "IDR")
    assert page.questions[0] == "Stock options: how many units are granted?"
    assert page.assumptions[0] == "Horizon: 4 years of employment"
    assert [rate[:21] for rate in page.rates] == ["1 USD = 18,148.2 IDR,"]
    assert page.warnings == ()


def test_what_pay_is_linked_to_stands_before_the_rates() -> None:
    linked = {"type": "salary", "amount": "150000000", "linked_to": {"currency": "USD", "rate": "15000"}}
    page = page_of(offer_from(currency="IDR", pay=[linked]), "IDR")
    assert [rate.replace("\N{NO-BREAK SPACE}", " ")[:57] for rate in page.rates] == [
        "Base salary: linked to USD, agreed at Rp 15,000 for 1 USD",
        "1 USD = 18,148.2 IDR, ECB reference rate as of October 30",
    ]


def test_a_currency_without_a_rate_is_warned_of_and_the_hour_is_not_known() -> None:
    page = page_of(offer_from(currency="AED", pay=[{"type": "salary", "amount": "100"}], equity=[RSU]))
    assert page.warnings == (
        "ECB publishes no rate for AED. Update the rates to try other sources, or enter your own rate.",
    )
    assert page.cards[3].figure == "Not known"


def test_a_day_before_the_first_rate_is_warned_of() -> None:
    page = page_of(sample(NUSANTARA), on=date(1999, 1, 4))
    assert page.warnings[0].startswith("ECB has no rate for IDR on January 4, 1999: its first is as of")


def test_a_tiny_rate_is_read_from_the_other_side() -> None:
    card = page_of(sample(NUSANTARA), "USD").cards[3]
    assert (card.caption, card.note) == ("Year 1 in IDR", "1 USD = Rp\u00a018,148")


def test_figures_at_a_stale_rate_are_marked_beside_them() -> None:
    late = comparison_of(sample(OPENAI), currency="IDR", on=date(2026, 11, 29))
    page = offer_page(late, 0, PRESETS, ENGLISH)
    assert page.table.caption == "Total compensation by year, in IDR (rate 30 days old)"


def test_a_location_asks_to_confirm_the_tax_home_until_one_is_stated() -> None:
    located = offer_from(location="San Francisco, CA, US", pay=[{"type": "salary", "amount": "100"}])
    assert page_of(located).to_confirm == (
        "Is this pay taxed in California, United States? If so, enter US-CA as the tax home.",
    )
    assert page_of(replace(located, tax_home="US-NV")).to_confirm == ()
    assert page_of(replace(located, location="Remote")).to_confirm == ()


def test_the_hours_worked_stand_beside_the_pay_per_hour() -> None:
    of = offer_from(
        hours_per_week="37.5", leave_days="25", public_holidays="8", pay=[{"type": "salary", "amount": "68100"}]
    )
    page = page_of(of)
    assert "Per hour worked (at 37.5 hours per week, 45.4 weeks a year): $40" in page.summary
    assert page.cards[3].note == "at 37.5 hours per week, 45.4 weeks a year"
