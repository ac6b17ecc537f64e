from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offers_list import OfferEntry, offer_entries
from offercalc.presentation.tax.net_entry import net_entry
from tests.builders import assumptions, book, presets
from tests.presentation.tax.test_take_home_page import FRANCISCO, NAIROBI
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH


def entry_of(offer: Offer) -> OfferEntry:
    comparison = compare((offer,), assumptions("USD", years=1), By.EMPLOYMENT, book(), presets())
    (found,) = take_homes(comparison, TaxWish(), TaxSources(shipped(), book(), TODAY))
    (entry,) = offer_entries(comparison, ENGLISH)
    return net_entry(entry, comparison, found, ENGLISH)


def test_the_list_shows_what_is_left_and_keeps_the_gross_in_the_tip() -> None:
    entry = entry_of(FRANCISCO)
    assert (entry.figure, entry.total) == ("$320,638", Decimal(320_638))
    assert entry.tip.splitlines()[1:3] == ["Year 1 take-home: $320,638", "Year 1: $555,000"]


def test_what_is_not_known_is_a_question_mark_with_its_reason() -> None:
    entry = entry_of(NAIROBI)
    assert (entry.figure, entry.total) == ("?", Decimal(0))
    assert entry.tip.splitlines()[1] == "there are no tax rules for KE: use your own rate"
    assert entry_of(replace(NAIROBI, tax_home=None, location="Jakarta")).tip.splitlines()[1].endswith("Indonesia?)")
