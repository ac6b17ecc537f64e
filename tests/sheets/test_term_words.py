import pytest

from offercalc.presentation.reader import Reader, reader_for
from offercalc.sheets.term_words import Term, terms
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, PRESETS, offer_from, sample

INDONESIAN = reader_for("id_ID")
RANGE = {"low": "100000", "likely": "110000", "high": "120000"}


def words(reader: Reader = ENGLISH, **fields: object) -> str:
    """Word the only term of a small offer."""
    (term,) = terms(offer_from(**fields), PRESETS, reader)
    return term.words


def test_the_terms_of_a_sample_in_rupiah() -> None:
    assert terms(sample(NUSANTARA), PRESETS, ENGLISH) == (
        Term("Base salary", "Rp\u00a0185,000,000 a month"),
        Term("THR", "monthly wages: 1, paid in March"),
        Term("Target bonus", "25% of the year's salary as a target, paid 3 months after the year"),
    )


def test_the_terms_of_a_sample_with_a_sign_on_and_shares() -> None:
    sign_on = "$60,000 at the start; $40,000 after 13 months; owed back pro rata on leaving within 12 months"
    assert terms(sample(GLOBEX), PRESETS, ENGLISH) == (
        Term("Base salary", "$285,000 a year"),
        Term("Sign-on", sign_on),
        Term("Target bonus", "20% of the year's salary as a target"),
        Term("Restricted stock units", "worth $900,000; share price $150; 38 / 32 / 20 / 10 % by year"),
    )


def test_options_of_which_little_is_known() -> None:
    assert terms(sample(OPENAI), PRESETS, ENGLISH)[1] == Term(
        "Stock options",
        "number of units not known yet; strike price not known yet; 4 years, 1-year cliff, monthly",
    )


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"type": "salary", "amount": None}, "not known yet a year"),
        ({"type": "salary", "amount": "35.25", "per": "hour"}, "$35.25 an hour"),
        ({"type": "salary", "amount": RANGE}, "$110,000 (between $100,000 and $120,000) a year"),
        ({"type": "salary", "amount": "90000", "currency": "EUR"}, "€90,000 a year"),
        ({"type": "bonus", "amount": "5000"}, "$5,000 a year as a target"),
        ({"type": "bonus"}, "not known yet a year as a target"),
        (
            {"type": "bonus", "percent_of_salary": {"low": "5", "likely": "10", "high": "12.5"}},
            "10 (between 5 and 12.5)% of the year's salary as a target",
        ),
        (
            {"type": "bonus", "percent_of_salary": "10", "paid_after_months": 1},
            "10% of the year's salary as a target, paid 1 month after the year",
        ),
        (
            {"type": "thirteenth_month", "months": None, "paid_in_month": 12},
            "monthly wages: not known yet, paid in December",
        ),
    ],
)
def test_pay_in_words(part: dict[str, object], expected: str) -> None:
    assert words(pay=[part]) == expected


@pytest.mark.parametrize(
    ("clawback", "expected"),
    [
        (None, "$9 after 1 month"),
        ({"months": 1}, "$9 after 1 month; owed back pro rata on leaving within 1 month"),
        ({"months": 24, "method": "in_full"}, "$9 after 1 month; owed back in full on leaving within 24 months"),
    ],
)
def test_what_is_owed_back_in_words(clawback: dict[str, object] | None, expected: str) -> None:
    part = {"type": "one_time", "instalments": [{"amount": "9", "after_months": 1}], "clawback": clawback}
    assert words(pay=[part]) == expected


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        ({"type": "rsu"}, "number of units not known yet; vesting not known yet"),
        (
            {"type": "option", "style": "nso", "units": "4000", "strike": "2.25", "vesting": {"preset": "3y-even"}},
            "4,000 units; NSO; strike price $2.25; 3 years, a third each year",
        ),
        (
            {"type": "rsu", "ownership_percent": "0.1", "valuation": "2000000", "fully_diluted_shares": "100000"},
            "0.1% of the company; company valued at $2,000,000; 100,000 fully diluted shares; vesting not known yet",
        ),
        (
            {"type": "rsu", "units": "10", "vesting": {"preset": "at-once"}, "vesting_commencement_date": "2026-03-01"},
            "10 units; At once, on the start of vesting; vesting from March 1, 2026",
        ),
    ],
)
def test_grants_in_words(grant: dict[str, object], expected: str) -> None:
    assert words(equity=[grant]) == expected


def test_words_and_figures_follow_the_reader() -> None:
    assert words(INDONESIAN, pay=[{"type": "salary", "amount": "1234567.25"}]) == "US$1.234.567,25 per tahun"
