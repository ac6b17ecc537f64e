from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.pay import EmployerContribution
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.terms.contribution_text import contribution_words, service_words
from tests.offer_language import vesting
from tests.tools import ENGLISH, INDONESIAN

PART = EmployerContribution(percent=Decimal(12))
CAPPED = replace(PART, ceiling=Decimal(250_000))


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (PART, "12% of salary"),
        (replace(PART, of=("salary", "bonus"), needs_own=True), "12% of salary and bonus; if you contribute yourself"),
        (CAPPED, "12% of salary, on at most $250,000 of it per year"),
        (replace(CAPPED, ceiling_per="month"), "12% of salary, on at most $250,000 of it per month"),
        (replace(CAPPED, ceiling_applies_to="contribution"), "12% of salary, at most $250,000 per year"),
        (
            replace(CAPPED, floor=Decimal(6240)),
            "12% of salary, on at most $250,000 of it per year, without the first $6,240 of each year",
        ),
        (replace(PART, floor=Decimal(520), ceiling_per="month"), "12% of salary, without the first $520 of each month"),
        (
            replace(CAPPED, ceiling_applies_to="contribution", ceiling_per="month", vests_after_months=6),
            "12% of salary, at most $250,000 per month; vests after 6 months of service",
        ),
    ],
)
def test_a_contribution_in_words(part: EmployerContribution, words: str) -> None:
    assert contribution_words(part, "USD", ENGLISH) == words


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (vesting("50/50"), "vesting with service: 50% / 50% per year"),
        (Vesting(preset="3y-even"), "vesting with service: 3 years, a third each year"),
        (Vesting(preset="own"), "vesting with service: own"),
    ],
)
def test_vesting_with_service_in_words(by: Vesting, words: str) -> None:
    assert service_words(replace(PART, vesting=by), ENGLISH) == [words]


def test_a_contribution_is_worded_in_indonesian() -> None:
    assert contribution_words(replace(PART, vests_after_months=1), "USD", INDONESIAN) == (
        "12% dari gaji; menjadi hak setelah masa kerja 1 bulan"
    )
