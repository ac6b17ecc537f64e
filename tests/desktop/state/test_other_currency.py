from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.settings.settings import Settings
from offercalc.application.sync.session import Session
from offercalc.desktop.state.other_currency import chosen_in_another
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.offer import Offer
from tests.tools import StandInTools, offer_from
from tests.windows import MemorySettings, kept

AMERICAN, INDONESIAN, EUROPEAN = (offer_from(currency=code) for code in ("USD", "IDR", "EUR"))


def other_of(*offers: Offer, currency: str = "", second: str = "") -> str:
    """Return the second currency of the first offer, "" for none."""
    settings = MemorySettings(Settings(currency=currency, sheet=SheetSettings(second=second)))
    found = chosen_in_another(Workspace(StandInTools(), Session(kept(*offers)), settings))
    return "" if found is None else found.assumptions.currency


def test_it_is_the_offers_own_where_all_is_shown_in_another() -> None:
    assert other_of(AMERICAN, INDONESIAN, currency="EUR") == "USD"


def test_it_is_that_of_the_sheets_then_that_of_another_offer() -> None:
    assert other_of(AMERICAN, AMERICAN, INDONESIAN, EUROPEAN) == "IDR"
    assert other_of(AMERICAN, INDONESIAN, second="EUR") == "EUR"
    assert other_of(AMERICAN, INDONESIAN, second="USD") == "IDR"


def test_there_is_none_where_all_is_in_one_or_nobody_has_a_rate() -> None:
    assert other_of(AMERICAN, AMERICAN) == ""
    assert other_of(AMERICAN, offer_from(currency="VND")) == ""
    assert other_of() == ""
