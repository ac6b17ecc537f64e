from decimal import Decimal

import pytest

from offercalc.analysis.measures import InYear
from offercalc.analysis.negotiation.levers import LeverError
from offercalc.analysis.negotiation.sensitivity import Factor, FactorKind
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Conditions
from offercalc.application.workbench.sensitivity import sensitive_to
from tests.builders import assumptions, book, offer, presets

CONDITIONS = Conditions(assumptions("USD", years=2), By.EMPLOYMENT, book(), presets())


def test_the_lead_is_that_over_the_best_other_offer() -> None:
    offers = offer("100k USD/year + 0..10..20% bonus"), offer("80k USD/year"), offer("90k USD/year")
    found = sensitive_to(offers, (), CONDITIONS, InYear(1))
    assert (int(found.lead), found.is_open) == (20_000, False)
    assert [(int(effect.at_low), int(effect.at_high)) for effect in found.effects] == [(10_000, 30_000)]


def test_a_single_offer_has_its_own_figure() -> None:
    found = sensitive_to((offer("100k USD/year + 10% bonus"),), (
        Factor(kind=FactorKind.ATTAINMENT, low=Decimal(0), high=Decimal(200)),), CONDITIONS)  # fmt: skip
    assert found.lead == 220_000
    assert [(int(effect.at_low), int(effect.at_high), effect.turns_at) for effect in found.effects] == [
        (200_000, 240_000, None)
    ]


def test_unknown_terms_are_told() -> None:
    assert sensitive_to((offer("? USD/year"), offer("1 USD/year")), (), CONDITIONS).is_open


def test_an_amount_that_cannot_be_converted_is_refused() -> None:
    with pytest.raises(LeverError):
        sensitive_to((offer("100k XAU/year"), offer("100k USD/year")), (), CONDITIONS)
