from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.presentation.formats.employer_localizer import EmployerLocalizer
from offercalc.presentation.terms.employment_text import employment_lines, months_words, work_place_label
from tests.tools import ENGLISH, INDONESIAN, offer_from


def test_what_is_stated_is_worded_as_in_an_offer_letter() -> None:
    offer = offer_from(employment_type="permanent", work_place="hybrid", notice_months="3", probation_months="1")
    assert employment_lines(offer, ENGLISH) == (
        "Permanent employment", "Work place: hybrid", "Probation: 1 month", "Notice period: 3 months",
    )  # fmt: skip
    assert employment_lines(offer, INDONESIAN) == (
        "Karyawan tetap",
        "Tempat kerja: hibrida",
        "Masa percobaan: 1 bulan",
        "Masa pemberitahuan pengunduran diri: 3 bulan",
    )
    assert work_place_label(offer, ENGLISH) == "Hybrid"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("fixed_term", "Fixed-term employment"),
        ("contractor", "Engagement as an independent contractor"),
        ("internship", "Internship"),
    ],
)
def test_every_type_has_its_words(kind: str, words: str) -> None:
    assert employment_lines(offer_from(employment_type=kind), ENGLISH) == (words,)


def test_nothing_stated_is_nothing_said() -> None:
    assert employment_lines(offer_from(), ENGLISH) == ()
    assert work_place_label(offer_from(), ENGLISH) == ""


def test_a_notice_that_is_not_known_is_to_be_confirmed_by_the_employer() -> None:
    offer = replace(offer_from(), notice_months=None)
    assert employment_lines(offer, ENGLISH) == ("Notice period: not known yet",)
    assert employment_lines(offer, EmployerLocalizer(ENGLISH)) == ("Notice period: to be confirmed",)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (Decimal(1), "1 month"),
        (Decimal("1.5"), "1.5 months"),
        (Range(Decimal(1), Decimal(2), Decimal(3)), "2 (between 1 and 3) months"),
        (None, "not known yet"),
    ],
)
def test_months_are_written_as_stated(months: Estimate, words: str) -> None:
    assert months_words(months, ENGLISH) == words


def test_half_a_month_is_said_in_words() -> None:
    assert months_words(Decimal("0.5"), ENGLISH) == "half a month"
    assert months_words(Decimal("1.5"), ENGLISH) == "1.5 months"
