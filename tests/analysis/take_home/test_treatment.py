from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from offercalc.analysis.take_home.treatment import Layer, Treatment, Untaxed, is_iso, taxed_on, treatment
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.equity import Option
from offercalc.domain.offer.offer import Offer
from tests.builders import assumptions, offer, presets


def last_line(one: Offer, **more: object) -> Line:
    return ledger(one, assumptions(**more), presets())[-1]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "place", "expected"),
    [
        ("100k USD/year", "ID", Layer.WAGES),
        ("500 USD/month allowance", "ID", Layer.WAGES),
        ("500 USD/month allowance untaxed", "ID", Untaxed.FREE),
        ("10k USD bonus", "ID", Layer.BONUS),
        ("50k USD commission", "ID", Layer.BONUS),
        ("1 wage in month 3", "ID", Layer.BONUS),
        ("60k USD once", "ID", Layer.ONE_TIME),
        ("3k USD/year benefit", "ID", Untaxed.FREE),
        ("50% match on 6%", "US-CA", Untaxed.FREE),
        ("10% contribution", "AU", Untaxed.FREE),
        ("100 RSU @ 10 USD / 100", "US-CA", Layer.EQUITY),
        ("100 RSU @ 10 USD valued 2M over 100k / 100", "US-CA", Layer.EQUITY),
        ("100 restricted stock @ 10 USD / 100", "US-CA", Layer.EQUITY),
        ("100 options @ 10 USD strike 4 / 100", "US-CA", Untaxed.LATER),
        ("100 options strike 4 valued 2M over 100k / 100", "US-CA", Untaxed.PAPER),
        ("100 SAR @ 10 USD base 4 / 100", "ID", Layer.EQUITY),
        ("100 phantom base 4 valued 2M over 100k / 100", "ID", Untaxed.PAPER),
        ("100 PPU @ 10 USD threshold 2 / 100", "US-CA", Untaxed.LATER),
        ("100 PPU @ 10 USD threshold 2 / 100", "", Layer.EQUITY),
        ("100 PPU threshold 2 valued 2M over 100k / 100", "", Untaxed.PAPER),
        ("10% ESPP @ 20 USD at 15% off", "US-WA", Untaxed.LATER),
        ("10% ESPP @ 20 USD at 15% off", "GB", Layer.EQUITY),
    ],
)
def test_each_part_of_an_offer_is_treated_by_its_kind(part: str, place: str, expected: Treatment) -> None:
    one = offer(f"100k USD/year + {part}")
    assert treatment(last_line(one), one, place, assumptions()) is expected


def test_options_of_a_private_company_are_sold_when_shares_can_be() -> None:
    one = offer("100 options strike 4 valued 2M over 100k / 100")
    of = assumptions(liquidity_date=date(2028, 1, 1))
    (line,) = ledger(one, of, presets())
    assert treatment(line, one, "US-CA", of) is Layer.EQUITY
    assert taxed_on(line, one) == date(2028, 1, 1)


def test_stock_belongs_to_the_year_in_which_it_vests() -> None:
    one = offer("100 RSU valued 2M over 100k / 100")
    of = assumptions(liquidity_date=date(2028, 1, 1))
    (line,) = ledger(one, of, presets())
    assert (line.paid_on, taxed_on(line, one)) == (date(2028, 1, 1), date(2027, 1, 1))


def test_incentive_options_are_told_by_their_style() -> None:
    one = offer("100 options @ 10 USD strike 4 / 100")
    assert not is_iso(last_line(one), one)
    option = one.equity[0]
    assert isinstance(option, Option)
    iso = replace(one, equity=(replace(option, style="iso"),))
    assert is_iso(last_line(iso), iso)
