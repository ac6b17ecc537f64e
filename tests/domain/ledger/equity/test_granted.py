from datetime import date

import pytest
from msgspec.structs import replace

from offercalc.domain.ledger.equity.granted import Granted, grants_of, has_own_price, refresh_grant
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.refreshers import Refreshers
from tests.builders import assumptions, component, estimate, grant, number

START = date(2026, 1, 1)


def refreshed(grant_terms: str) -> tuple[Grant, Refreshers]:
    of = grant(f"{grant_terms} refreshed 3y by 5")
    assert of.refreshers is not None
    return of, of.refreshers


def test_a_grant_comes_before_its_refresh_grants() -> None:
    of, _ = refreshed("9 options strike 4")
    first, second, third = grants_of(of, component("equity[1]"), START, assumptions(years=2))
    assert first == Granted(of, component("equity[1]"))
    assert (second.priced_on, third.priced_on) == (date(2027, 1, 1), date(2028, 1, 1))
    assert (str(third.component), third.grant.units, third.grant.grant_date) == (
        "equity[1].refreshers",
        number("5"),
        date(2028, 1, 1),
    )


def test_a_grant_without_refreshers_is_the_only_one() -> None:
    of = grant("9 RSU")
    assert list(grants_of(of, component("equity[0]"), START, assumptions())) == [Granted(of, component("equity[0]"))]


@pytest.mark.parametrize(
    ("terms", "field", "kept"),
    [
        ("9 options strike 4", "strike", None),
        ("9 SAR base 4", "base_price", None),
        ("9 phantom base 4", "base_price", "4"),
        ("9 PPU threshold 4", "participation_threshold", None),
        ("9 PPU threshold 0", "participation_threshold", "0"),
        ("9 RSU granted at 3", "grant_price", None),
    ],
)
def test_a_refresh_grant_keeps_no_price_but_that_of_phantom_shares(terms: str, field: str, kept: str | None) -> None:
    of, refreshers = refreshed(terms)
    assert getattr(refresh_grant(of, refreshers), field) == (None if kept is None else number(kept))
    stated = replace(refreshers, **{field: number("7")})
    assert getattr(refresh_grant(of, stated), field) == number("7")


@pytest.mark.parametrize(
    ("terms", "is_own"),
    [
        ("9 RSU", True),
        ("9 options strike ?", True),
        ("9 phantom base ?", False),
        ("9 phantom granted at 3 base ?", True),
        ("9 PPU threshold 4", True),
        ("9 PPU threshold ?", False),
        ("9 PPU threshold 0..1..2", False),
        ("9 PPU granted at 3 threshold ?", True),
    ],
)
def test_an_unknown_base_price_or_threshold_may_be_that_of_the_first_grant(terms: str, *, is_own: bool) -> None:
    of, refreshers = refreshed(terms)
    assert has_own_price(of, refreshers) is is_own
    stated = replace(refreshers, base_price=number("1"), participation_threshold=estimate("1..2..3"))
    assert has_own_price(of, stated)
