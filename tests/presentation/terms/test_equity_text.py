from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.equity import STAKES, Espp, Option, Phantom, ProfitUnit, Rsu, Sar, Stake
from offercalc.presentation.terms.equity_text import equity_sentences
from tests.tools import ENGLISH, offer_from


def told(*stakes: Stake) -> tuple[str, ...]:
    return equity_sentences(replace(offer_from(), equity=stakes), ENGLISH)


@pytest.mark.parametrize("kind", STAKES)
def test_every_kind_says_when_it_is_worth_nothing_or_may_fall(kind: type[Stake]) -> None:
    (sentence,) = told(kind())
    assert any(word in sentence for word in ("nothing", "zero", "fall"))


@pytest.mark.parametrize(
    ("stake", "part"),
    [
        (Option(strike=Decimal("12.5"), days_to_exercise=30), "strike price ($12.50)"),
        (Option(strike=Decimal("12.5"), days_to_exercise=30), "you have 30 days to exercise"),
        (Option(strike=Decimal(10), strike_currency="EUR"), "strike price (€10)"),
        (Option(), "strike price (not known yet)"),
        (Sar(base_price=Decimal(5)), "base price ($5)"),
        (Phantom(), "pays the price of a share in cash"),
        (Phantom(base_price=Decimal(5)), "base price ($5)"),
        (ProfitUnit(participation_threshold=Decimal(0)), "shares in the whole value of the company"),
        (Option(days_to_exercise=3650), "you have 10 years to exercise"),
        (ProfitUnit(participation_threshold=Decimal(9)), "participation threshold ($9)"),
        (Rsu(label="Big grant"), "Big grant: Each unit becomes a share"),
        (Espp(), "bought at a discount"),
    ],
)
def test_it_says_what_it_costs(stake: Stake, part: str) -> None:
    assert part in told(stake)[0]


def test_two_of_a_kind_are_explained_once() -> None:
    assert len(told(Rsu(), Rsu(), Option())) == 2
