from datetime import date
from decimal import Decimal

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.feeds.publishers.publication import DayOfRates, Publication, UnreadableRatesError


def test_an_answer_without_remarks_is_sound_and_need_not_say_when_to_ask_again() -> None:
    found = Publication("EUR", (DayOfRates(date(2026, 11, 23), {"USD": Decimal("1.14")}),))
    assert (found.refused, found.next_update) == ((), None)


def test_an_answer_that_cannot_be_read_is_a_fault_outside_the_program() -> None:
    with pytest.raises(ExternalError, match="its format has changed"):
        raise UnreadableRatesError("ECB: its format has changed")  # noqa: EM101, TRY003 - a sentence of the test
