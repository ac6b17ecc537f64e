from datetime import date

from offercalc.domain.ledger.bonus_pay import BonusPay
from offercalc.domain.ledger.entitlement import Entitlement
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.denomination import denomination_of
from tests.builders import offer, pay, span


def test_a_bonus_is_an_amount_earned_and_paid_on_days_of_its_own() -> None:
    of, part = offer("1 USD/year", "2026-01-01"), pay("5k USD bonus after 3m")
    found = [*BonusPay(part, of, span("1")).earned(12)]  # type: ignore[arg-type]
    promise = denomination_of(part, of)
    assert found == [Entitlement(promise, date(2026, 12, 31), date(2027, 3, 31), span("5k"), Certainty.EXPECTED)]
