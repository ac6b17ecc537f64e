from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offer_cards import Card
from offercalc.presentation.tax.net_cards import net_cards
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH

FRANCISCO = replace(offer("555k USD/year", "2025-01-01"), tax_home="US-CA")


def cards_of(of: Offer, years: int = 1, by: By = By.EMPLOYMENT) -> tuple[Card, ...]:
    comparison = compare((of,), assumptions("USD", years=years), by, book(), presets())
    (found,) = take_homes(comparison, TaxWish(), TaxSources(shipped(), book(), TODAY))
    return net_cards(comparison, found, ENGLISH)


def test_the_cards_say_take_home_and_of_what_it_is_left() -> None:
    first, total, month, taken = cards_of(FRANCISCO)
    assert (first.caption, first.tip, first.note) == ("Year 1 take-home", "$320,271", "of $555,000 gross")
    assert (total.caption, total.tip) == ("1-year take-home", "$320,271")
    assert (month.caption, month.tip, month.note) == ("Average month after tax", "$26,689", "57.7% of gross is kept")
    assert (taken.caption, taken.tip) == ("Taxes and contributions, year 1", "$234,729")


def test_calendar_years_are_named() -> None:
    first, _total, _month, taken = cards_of(FRANCISCO, by=By.CALENDAR)
    assert (first.caption, taken.caption) == ("2025 take-home", "Taxes and contributions, 2025")


def test_what_is_not_known_is_a_question_mark_with_its_reason() -> None:
    cards = cards_of(replace(FRANCISCO, tax_home=None))
    assert [card.figure for card in cards] == ["?"] * 4
    assert cards[0].note == "tax home not confirmed"
    nowhere = cards_of(replace(FRANCISCO, tax_home="KE"))
    assert nowhere[0].note == "there are no tax rules for KE: use your own rate"


def test_open_terms_leave_the_part_kept_open() -> None:
    cards = cards_of(replace(FRANCISCO, pay=(*FRANCISCO.pay, *offer("? USD/year").pay)))
    assert cards[2].note == ""
