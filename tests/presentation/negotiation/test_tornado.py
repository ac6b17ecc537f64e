from decimal import Decimal

from msgspec.structs import replace

from offercalc.analysis.negotiation.sensitivity import FactorKind
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Conditions
from offercalc.application.workbench.sensitivity import sensitive_to
from offercalc.presentation.negotiation.tornado import Tornado, tornado, usual_factors
from tests.analysis.negotiation.test_what_if import found
from tests.builders import assumptions, book, offer, presets
from tests.tools import ENGLISH

SHARES = replace(offer("300k USD/year + 4000 RSU @ 40 USD / 4y 1y-cliff monthly"), company="Globex")
SALARY = replace(offer("325k USD/year"), company="Acme")
CONDITIONS = Conditions(assumptions("USD"), By.EMPLOYMENT, book(), presets())


def shown() -> Tornado:
    offers = SHARES, SALARY
    factors = usual_factors(found(*offers), offers)
    return tornado(sensitive_to(offers, factors, CONDITIONS), "USD", ENGLISH)


def test_bonuses_by_a_fifth_move_a_lead_of_sixty_thousand_by_eight() -> None:
    """A bonus of 10 % of 100,000 is 40,000 in four years; a fifth of it is 8,000."""
    mine = replace(offer("100k USD/year + 10% bonus"), company="Globex")
    other = replace(offer("95k USD/year"), company="Acme")
    factors = usual_factors(found(mine, other), (mine, other))
    drawn = tornado(sensitive_to((mine, other), factors, CONDITIONS), "USD", ENGLISH)
    (bar,) = drawn.bars
    assert (bar.name, bar.low, bar.high) == ("Payout of bonuses and commissions", "80%", "120%")
    assert (bar.at_low, bar.at_high, bar.turns) == ("$52,000", "$68,000", False)
    assert (bar.to_place, drawn.level) == (1.0, 0.0)
    assert drawn.sentence.startswith("Globex leads by $60,000 at likely values.")
    printed = tornado(sensitive_to((mine, other), factors, CONDITIONS), "USD", ENGLISH, Decimal(59_999))
    assert printed.sentence.startswith("Globex leads by $59,999 at likely values.")


def test_what_moves_the_lead_furthest_comes_first() -> None:
    assert [bar.name for bar in shown().bars] == ["Annual share price growth of Globex"]
    assert shown().bars[0].from_place < shown().center < shown().bars[0].to_place


def test_rates_prices_and_bonuses_usually_vary() -> None:
    rupiah = offer("1600M IDR/year")
    factors = usual_factors(found(SHARES, rupiah), (SHARES, rupiah))
    assert [factor.kind for factor in factors] == [FactorKind.RATE, FactorKind.GROWTH, FactorKind.ATTAINMENT]
    assert factors[0].pair == ("IDR", "USD")
