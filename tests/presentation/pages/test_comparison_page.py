from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.analysis.break_even import BreakEven
from offercalc.analysis.headlines import Ahead, Crossover, Headline, Several, TooClose, Undecided
from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.pages.comparison_page import (
    ComparisonPage,
    OpenPart,
    comparison_page,
    headline_text,
    years_table,
)
from offercalc.presentation.tables.table import Amount, Cell, RowKind, TableRow
from tests.tools import (
    ENGLISH,
    GLOBEX,
    INDONESIAN,
    NUSANTARA,
    OPENAI,
    SAMPLES,
    assuming,
    comparison_of,
    offer_from,
    sample,
)


def salaried(amount: str | None, company: str = "Acme", currency: str = "USD") -> Offer:
    pay = [{"type": "salary", "amount": amount}]
    return offer_from(company=company, currency=currency, pay=pay)


def row(page: ComparisonPage, label: str) -> TableRow:
    return next(row for row in page.table.rows if row.label == label)


def texts(page: ComparisonPage, label: str) -> list[str]:
    return [cell.text for cell in row(page, label).cells]


SAMPLE_PAGE = comparison_page(comparison_of(*(sample(path) for path in SAMPLES)), ENGLISH)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            Crossover(0, 1, 27),
            "If you leave early, Globex Sample Corporation pays more; OpenAI only pulls ahead after 27 months.",
        ),
        (
            BreakEven(1, 0, "USD", "IDR", Fraction(14_210)),
            "Globex Sample Corporation stays ahead as long as $1 is worth less than Rp\u00a014,210.",
        ),
        (BreakEven(0, 1, "EUR", "USD", Fraction(5, 4)), "OpenAI stays ahead as long as €1 is worth less than $1.2500."),
        (TooClose(0, 1), "OpenAI and Globex Sample Corporation are too close to call."),
        (
            Ahead(1, 0, Fraction(148000), at_least=False),
            "Globex Sample Corporation is ahead of OpenAI by $148,000 over 4 years.",
        ),
        (
            Ahead(1, 0, Fraction(148000), at_least=True),
            "Globex Sample Corporation is ahead of OpenAI by at least $148,000 over 4 years.",
        ),
        (
            Undecided(1, 0, Fraction(148000)),
            "Globex Sample Corporation leads OpenAI by $148,000 over 4 years on known terms; OpenAI still has open "
            "terms.",
        ),
    ],
)
def test_a_headline_names_companies(headline: Headline, text: str) -> None:
    comparison = comparison_of(sample(OPENAI), sample(GLOBEX))
    assert headline_text(headline, comparison, ENGLISH) == text


@pytest.mark.parametrize(
    ("several", "text"),
    [
        (
            Several(Ahead(0, 1, Fraction(1), at_least=False), 4, 0),
            "4 other offers are at least $1,576,937 behind OpenAI over 4 years.",
        ),
        (
            Several(Ahead(2, 1, Fraction(1), at_least=False), 2, 1),
            "2 other offers are at least $1,724,937 ahead of Nusantara Contoh over 4 years.",
        ),
        (
            Several(Undecided(2, 0, Fraction(1)), 2, 2),
            "2 other offers trail Globex Sample Corporation by at least $148,000 over 4 years, but have open terms.",
        ),
        (
            Several(Undecided(2, 0, Fraction(1)), 2, 0),
            "2 other offers lead OpenAI by at least $148,000 over 4 years; OpenAI has open terms.",
        ),
        (Several(TooClose(0, 1), 2, 0), "2 other offers and OpenAI are too close to call over 4 years."),
    ],
)
def test_offers_that_compare_alike_with_the_baseline_are_one_sentence(several: Several, text: str) -> None:
    assert headline_text(several, comparison_of(*(sample(path) for path in SAMPLES)), ENGLISH) == text


def test_offers_of_which_nothing_is_known_are_not_called_close() -> None:
    page = comparison_page(comparison_of(salaried(None), salaried(None, "Beta")), ENGLISH)
    assert page.headlines[0] == "Acme and Beta can't be compared yet: what they come to is not known."
    one_known = comparison_page(comparison_of(salaried("100"), salaried(None, "Beta")), ENGLISH)
    assert one_known.headlines[0].startswith("Acme leads Beta")
    several = Several(TooClose(0, 1), 2, 0)
    words = headline_text(several, comparison_of(*map(salaried, (None, None), ("Acme", "Beta"))), ENGLISH)
    assert words == "2 other offers and Acme can't be compared yet: what they come to is not known."


def test_a_headline_over_one_year_says_one_year() -> None:
    comparison = comparison_of(salaried("200", "A"), salaried("100", "B"), years=1)
    assert comparison_page(comparison, ENGLISH).headlines == ("A is ahead of B by $100 over 1 year.",)


def test_offers_are_columns_in_their_order() -> None:
    assert SAMPLE_PAGE.table.columns == ("OpenAI", "Nusantara Contoh", "Globex Sample Corporation")
    assert SAMPLE_PAGE.table.caption == "Comparison of offers, in USD"


def test_groups_are_headings_and_the_total_is_one_row() -> None:
    rows = SAMPLE_PAGE.table.rows
    groups = [row.label for row in rows if row.kind is RowKind.GROUP]
    assert groups == ["Year by year", "By kind of compensation", "By certainty"]
    assert [row.label for row in rows if row.kind is RowKind.TOTAL] == ["Total"]


def test_rows_have_the_same_keys_in_another_language_currency_and_baseline() -> None:
    keys = [row.key for row in SAMPLE_PAGE.table.rows]
    assert len({*keys} - {""}) == len(keys)
    other = replace(comparison_of(*(sample(path) for path in SAMPLES), currency="IDR"), baseline=2)
    assert [row.key for row in comparison_page(other, INDONESIAN).table.rows] == keys


def test_every_figure_row_has_a_cell_for_every_offer() -> None:
    assert {len(row.cells) for row in SAMPLE_PAGE.table.rows if row.kind is not RowKind.GROUP} == {3}


def test_only_what_is_offered_is_a_row_but_every_certainty_is() -> None:
    labels = [row.label for row in SAMPLE_PAGE.table.rows]
    assert labels[-8:] == [
        "Base salary",
        "Bonus",
        "One-time pay",
        "Equity",
        "By certainty",
        "Guaranteed",
        "Expected",
        "Contingent",
    ]


def test_the_first_offer_is_the_baseline_of_the_others() -> None:
    assert row(SAMPLE_PAGE, "Compared with OpenAI").cells == (
        Cell("baseline", muted=True),
        Cell("≤ \N{MINUS SIGN}$1,576,937 (\N{MINUS SIGN}71%)"),
        Cell("≤ +$148,000 (+7%)"),
    )


def test_a_known_difference_has_its_amount() -> None:
    page = comparison_page(comparison_of(salaried("200", "A"), salaried("150", "B")), ENGLISH)
    difference = row(page, "Compared with A").cells[1]
    assert (difference.text, difference.value) == (
        "\N{MINUS SIGN}$200 (\N{MINUS SIGN}25%)",
        Amount(Shown.exactly(Decimal(-200)), "USD"),
    )


def test_equal_offers_differ_by_nothing() -> None:
    page = comparison_page(comparison_of(salaried("100", "A"), salaried("100", "B")), ENGLISH)
    assert texts(page, "Compared with A") == ["baseline", "$0 (0%)"]


def test_nothing_is_no_baseline_for_a_percentage() -> None:
    page = comparison_page(comparison_of(salaried(None, "A"), salaried("100", "B")), ENGLISH)
    assert texts(page, "Compared with A") == ["baseline", "≤ +$400"]
    total = row(page, "Total").cells[0]
    assert (total.text, total.tip, total.muted) == ("not known", "not known yet", True)


def test_a_difference_between_two_open_offers_may_turn_out_either_way() -> None:
    one, other = (
        offer_from(company=company, pay=[{"type": "salary", "amount": amount}, {"type": "salary", "amount": None}])
        for company, amount in (("A", "100"), ("B", "200"))
    )
    page = comparison_page(comparison_of(one, other, salaried("50", "C")), ENGLISH)
    assert texts(page, "Compared with A") == ["baseline", "~ +$400 (+100%)", "≤ \N{MINUS SIGN}$200 (\N{MINUS SIGN}50%)"]
    page = comparison_page(comparison_of(salaried("100", "A"), other), ENGLISH)
    assert texts(page, "Compared with A") == ["baseline", "≥ +$400 (+100%)"]


def test_one_offer_is_compared_with_nothing() -> None:
    page = comparison_page(comparison_of(sample(GLOBEX)), ENGLISH)
    assert page.headlines == ()
    assert not any(row.label.startswith("Compared") for row in page.table.rows)
    assert not page.has_open_end


def test_an_offer_of_nothing_counts_as_nothing() -> None:
    page = comparison_page(comparison_of(salaried("100", "A"), offer_from(company="B")), ENGLISH)
    assert texts(page, "Year 1") == ["$100", "$0"]
    assert texts(page, "Total") == ["$400", "$0"]


def test_calendar_years_are_named() -> None:
    page = comparison_page(comparison_of(sample(GLOBEX), by=By.CALENDAR), ENGLISH)
    assert [row.label for row in page.table.rows][1:6] == ["2026", "2027", "2028", "2029", "2030"]


def test_open_questions_are_asked_of_who_left_them_open() -> None:
    assert [part.company for part in SAMPLE_PAGE.questions] == ["OpenAI"]
    assert isinstance(SAMPLE_PAGE.questions[0], OpenPart)
    assert SAMPLE_PAGE.questions[0].questions[0] == "Stock options: how many units are granted?"
    assert SAMPLE_PAGE.has_open_end


def test_what_was_assumed_and_the_rates_are_listed() -> None:
    assert SAMPLE_PAGE.assumptions[0] == "Horizon: 4 years of employment"
    assert len(SAMPLE_PAGE.rates) == 1
    assert SAMPLE_PAGE.warnings == ()


def test_a_currency_without_a_rate_is_warned_of_once() -> None:
    offers = (salaried("100", "A", "AED"), salaried("100", "B", "AED"), sample(NUSANTARA))
    page = comparison_page(comparison_of(*offers), ENGLISH)
    assert page.warnings == (
        "ECB publishes no rate for AED. Update the rates to try other sources, or enter your own rate.",
    )
    assert texts(page, "Total")[0] == "not known"


def test_later_money_is_discounted_where_that_is_assumed() -> None:
    page = comparison_page(assuming(*map(sample, SAMPLES), discount_percent=Decimal(5)), ENGLISH)
    assert texts(page, "Present value at the start date") == ["≥ $2,013,219", "$579,281", "$2,150,343"]
    assert "Present value at the start date" not in [row.label for row in SAMPLE_PAGE.table.rows]


def test_a_promise_in_another_currency_is_said_of_its_offer() -> None:
    linked = offer_from(
        currency="IDR",
        pay=[{"type": "salary", "amount": "1800000000", "linked_to": {"currency": "USD", "rate": "15000"}}],
    )
    page = comparison_page(comparison_of(sample(GLOBEX), linked), ENGLISH)
    assert page.rates[0] == "Acme: Base salary: linked to USD, agreed at Rp\u00a015,000 for 1 USD"


def test_figures_at_a_stale_rate_are_marked_in_the_heading_of_their_table() -> None:
    late = comparison_of(sample(OPENAI), currency="IDR", on=date(2026, 11, 29))
    assert comparison_page(late, ENGLISH).table.caption == "Comparison of offers, in IDR (rate 30 days old)"
    assert years_table(late, ENGLISH).caption == "Total compensation by year, in IDR (rate 30 days old)"


def test_a_difference_is_in_whole_percent_rounded_half_up() -> None:
    page = comparison_page(comparison_of(salaried("200", "A"), salaried("225", "B"), salaried("224", "C")), ENGLISH)
    assert texts(page, "Compared with A") == ["baseline", "+$100 (+13%)", "+$96 (+12%)"]


def test_a_fixed_term_is_shown_over_the_shared_time_and_with_its_end() -> None:
    terms = {"pay": [{"type": "salary", "amount": "5000", "per": "month"}], "start_date": "2026-01-01"}
    contract = offer_from(company="Contract", end_date="2027-06-30", **terms)
    page = comparison_page(comparison_of(contract, offer_from(company="Staff", **terms)), ENGLISH)
    assert page.headlines == (
        "Contract and Staff are too close to call over the 18 months that both last.",
        "Staff is ahead of Contract by $150,000 over 4 years (Contract ends on June 30, 2027).",
    )
    rows = {row.label: [cell.text for cell in row.cells] for row in page.table.rows}
    assert rows["Per month employed"] == ["$5,000", "$5,000"]
    assert rows["Over the 18 months that both last"] == ["$90,000", "$90,000"]
    assert rows["Employment ends"] == ["Jun 30, 2027", "no end"]


def test_hours_worked_are_listed_for_offers_that_state_them() -> None:
    salary = [{"type": "salary", "amount": "100"}]
    page = comparison_page(
        comparison_of(offer_from(pay=salary), offer_from(company="Globex", leave_days="20", pay=salary)), ENGLISH
    )
    assert page.assumptions[-1] == "Globex: per hour worked at 40 hours per week, 48 weeks a year"
