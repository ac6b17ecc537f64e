from fractions import Fraction

from offercalc.analysis.measures import Overall
from offercalc.analysis.negotiation.levers import LeverKind, Terms, Wish
from offercalc.analysis.negotiation.parity import gauge_of, parity
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Conditions
from tests.builders import assumptions, book, offer, presets

USD = Conditions(assumptions("USD"), By.EMPLOYMENT, book(), presets())


def test_a_straight_lever_needs_few_ledgers() -> None:
    appraised: list[Terms] = []

    def counted(terms: Terms) -> Fraction:
        appraised.append(terms)
        return gauge_of(Overall.TOTAL, USD.figure)(terms)

    terms = Terms(offer("100k USD/year + 10% bonus"), assumptions("USD"))
    found = parity(terms, (Wish(kind=LeverKind.BASE),), counted, Fraction(500_000))
    assert found.over >= 0
    assert len(appraised) <= 11  # alone and in the mix, and once for what is offered
