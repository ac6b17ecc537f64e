import pytest

from offercalc.sheets.term_words import terms
from tests.tools import ENGLISH, PRESETS, offer_from


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        (
            {"type": "option", "style": "nso", "units": "4000", "strike": "2", "vesting": {"preset": "3y-even"}},
            "4,000 units; NSO; strike price $2; 3 years, a third each year",
        ),
        (
            {"type": "option", "style": "iso", "units": "5", "strike": None},
            "5 units; ISO; strike price not known yet; vesting not known yet",
        ),
        (
            {"type": "rsu", "units": "10", "vesting": {"preset": "at-once"}, "vesting_commencement_date": "2026-03-01"},
            "10 units; At once, on the start of vesting; vesting from March 1, 2026",
        ),
    ],
)
def test_a_grant_says_its_kind_and_when_its_vesting_starts(grant: dict[str, object], expected: str) -> None:
    (term,) = terms(offer_from(equity=[grant]), PRESETS, ENGLISH)
    assert term.words == expected
