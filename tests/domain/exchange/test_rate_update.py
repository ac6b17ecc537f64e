from datetime import date
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


def test_a_doubtful_rate_says_by_how_much_it_has_changed() -> None:
    def change(value: str) -> Fraction:
        return QuestionedRate("ECB", "EUR", "IDR", MONDAY, Decimal(value), FRIDAY, Decimal(20_000)).change

    assert (change("30000"), change("10000"), change("20000")) == (Fraction(1, 2), Fraction(-1, 2), Fraction(0))


def test_what_a_publisher_answered_is_no_fault_unless_it_says_so() -> None:
    assert (UpdateResult(source="ECB").fault, UpdateResult(source="ECB").remarks, UpdateResult(source="ECB").days) == (
        "",
        (),
        0,
    )
