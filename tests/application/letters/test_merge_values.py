from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.merge_names import MERGE_NAMES
from offercalc.application.letters.merge_values import LetterValues, candidate_name, letter_values
from offercalc.application.ports.document_options import Letterhead, Signatory
from offercalc.presentation.formats.localizer import Localizer
from tests.sheets.papers import order
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, PRESETS, offer_from, sample

ORDER = replace(
    order(),
    candidate="Dana Whitfield",
    reports_to="Noor Haddad",
    letterhead=Letterhead("Globex", ("500 Example Way", "Seattle")),
    signatories=(Signatory("Ada Lovelace", "Head of People"),),
)


def values(details: LetterDetails | None = None, localizer: Localizer = ENGLISH, **fields: Any) -> LetterValues:
    return letter_values(offer_from(**fields), details or LetterDetails(), ORDER, PRESETS, localizer)


def test_the_values_of_a_sample() -> None:
    found = letter_values(sample(GLOBEX), LetterDetails(), ORDER, PRESETS, ENGLISH).values
    assert found["salary"] == "$285,000 per year"
    assert found["annual_salary"] == "$285,000"
    assert found["monthly_salary"] == "$23,750"  # 285,000 / 12
    assert found["sign_on"] == "Sign-on: $60,000 at the start; $40,000 after 13 months"
    assert found["sign_on_repayment_months"] == "12 months"
    assert found["expiry_date"] == "December 11, 2026"
    assert found["employee_name"] == "Dana Whitfield"
    assert found["company_legal_name"] == "Globex"
    assert found["company_address"] == "500 Example Way, Seattle"
    assert (found["signatory"], found["manager"]) == ("Ada Lovelace", "Noor Haddad")


def test_every_value_has_a_name_that_is_listed() -> None:
    found = letter_values(sample(GLOBEX), LetterDetails(), ORDER, PRESETS, ENGLISH).values
    assert set(found) <= set(MERGE_NAMES)


def test_a_salary_in_indonesian_is_written_out() -> None:
    pay = [{"type": "salary", "amount": "32000000", "per": "month"}]
    found = values(localizer=INDONESIAN, currency="IDR", pay=pay).values
    assert found["salary"] == "Rp\u00a032.000.000 per bulan"
    assert found["salary_in_words"] == "tiga puluh dua juta rupiah per bulan"
    assert "salary_in_words" not in values(currency="IDR", pay=pay).values


def test_raises_are_a_sentence_of_their_own() -> None:
    pay = [{"type": "salary", "amount": "100000", "raise_percent": "3"}]
    found = values(pay=pay).values
    assert (found["salary"], found["raises"]) == ("$100,000 per year", "Agreed raises: rising 3% each year.")


def test_lists_have_an_entry_for_each_part() -> None:
    pay = [{"type": "allowance", "label": name, "amount": "500"} for name in ("Housing", "Transport")]
    assert values(pay=pay).values["allowances"] == (
        "Housing: $500 per month, taxable\n- Transport: $500 per month, taxable"
    )


def test_what_is_not_known_is_noted() -> None:
    found = values(pay=[{"type": "salary", "amount": None}])
    assert sorted(found.unknown & {"salary", "title"}) == ["salary"]
    assert found.values["salary"] == "to be confirmed"


@pytest.mark.parametrize(
    ("number", "words"), [(Decimal(1), "1 month"), (Decimal(3), "3 months"), (Decimal("1.5"), "1.5 months")]
)
def test_months_are_written_with_their_number(number: Decimal, words: str) -> None:
    assert values(LetterDetails(notice_months=number)).values["notice_months"] == words


def test_terms_of_employment_decide_passages() -> None:
    assert "permanent" in values(LetterDetails(employment_type="permanent")).values
    assert "fixed_term" in values(LetterDetails(employment_type="fixed_term")).values
    assert not {"permanent", "fixed_term"} & set(values().values)


def test_the_candidate_is_that_of_the_paper() -> None:
    assert candidate_name(offer_from(), ORDER) == "Dana Whitfield"
    assert candidate_name(offer_from(), order()) == ""


def test_half_a_month_of_notice_is_said_in_words() -> None:
    assert values(LetterDetails(notice_months=Decimal("0.5"))).values["notice_months"] == "half a month"
    assert values(LetterDetails(notice_months=Decimal("1.5"))).values["notice_months"] == "1.5 months"


def test_what_an_offer_does_not_state_is_not_counted() -> None:
    found = values(LetterDetails()).values
    assert not {"notice_months", "probation_months", "leave_days", "public_holidays"} & {*found}
