from datetime import date

import pytest

from offercalc.application.offers.blank_offer import blank_offer
from offercalc.domain.offer.pay import Salary
from offercalc.domain.validate.offer import soundness
from tests.tools import ENGLISH, PRESETS, TODAY


def test_nothing_is_known_of_a_blank_offer_but_it_is_sound() -> None:
    offer = blank_offer("IDR", TODAY, ENGLISH)
    assert (offer.company, offer.role, offer.currency) == ("New company", "New role", "IDR")
    assert (offer.start_date, offer.pay) == (date(2026, 11, 30), (Salary(amount=None),))
    assert soundness(offer, PRESETS) == ()


@pytest.mark.parametrize("today", [date.min, date(9998, 6, 30), date.max])
def test_a_clock_that_is_far_off_begins_a_sound_offer_too(today: date) -> None:
    assert soundness(blank_offer("IDR", today, ENGLISH), PRESETS) == ()
