import pytest

from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.ports.library import StoredOffer
from offercalc.application.settings.settings import Settings
from offercalc.application.workbench.selection import Selection
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.offer_ranking import Ranking
from tests.tools import offer_from, rate_book

AMERICAN, INDONESIAN, EUROPEAN = (offer_from(currency=code) for code in ("USD", "IDR", "EUR"))
KNOWN = rate_book().currencies
DEFAULT = Settings()


def selection(*offers: Offer, settings: Settings = DEFAULT) -> Selection:
    """Return a selection of the first offer among others; the documents are "0", "1" and so on."""
    kept = tuple(StoredOffer(str(number), 1, offer) for number, offer in enumerate(offers))
    return Selection(kept, offers[0] if offers else None, settings)


def compared(chosen: Selection) -> str:
    return " ".join(kept.document for kept in chosen.compared)


def test_figures_are_in_the_currency_that_is_set_or_that_of_the_selected_offer() -> None:
    assert selection(INDONESIAN, AMERICAN).currency == "IDR"
    assert selection(INDONESIAN, settings=Settings(currency="EUR")).currency == "EUR"
    assert selection().currency == "USD"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), "0 1 2 3 4 5"),
        (("3", "1"), "1 3"),
        (("gone",), "0 1 2 3 4 5"),
        (tuple(map(str, range(12))), "0 1 2 3 4 5 6 7 8 9"),
    ],
)
def test_compared_are_those_asked_for_in_the_order_of_the_list_or_the_first_six(
    asked: tuple[str, ...], found: str
) -> None:
    assert compared(selection(*(AMERICAN,) * 12, settings=Settings(compared=asked))) == found


def test_an_offer_is_added_to_the_comparison_unless_there_are_ten() -> None:
    chosen = selection(*(AMERICAN,) * 12, settings=Settings(compared=("0", "1")))
    assert chosen.compared_with("5") == ("0", "1", "5")
    assert chosen.compared_with("1") == ("0", "1")
    assert chosen.compared_without("0") == ("1",)
    ten = tuple(map(str, range(10)))
    assert selection(*(AMERICAN,) * 12, settings=Settings(compared=ten)).compared_with("11") == ten


def test_the_baseline_is_a_compared_offer_or_the_first() -> None:
    settings = Settings(compared=("1", "2"), baseline="2")
    assert selection(AMERICAN, AMERICAN, AMERICAN, settings=settings).baseline == 1
    assert selection(AMERICAN, settings=Settings(baseline="gone")).baseline == 0


def other_of(*offers: Offer, currency: str = "", second: str = "") -> str | None:
    settings = Settings(currency=currency, sheet=SheetSettings(second=second))
    return selection(*offers, settings=settings).other_currency(KNOWN)


def test_the_second_currency_is_the_offers_own_if_another_one_is_shown() -> None:
    assert other_of(AMERICAN, INDONESIAN, currency="EUR") == "USD"


def test_the_second_currency_is_that_of_the_sheets_then_that_of_another_offer() -> None:
    assert other_of(AMERICAN, AMERICAN, INDONESIAN, EUROPEAN) == "IDR"
    assert other_of(AMERICAN, INDONESIAN, second="EUR") == "EUR"
    assert other_of(AMERICAN, INDONESIAN, second="USD") == "IDR"


def test_there_is_no_second_currency_if_all_offers_share_one_or_it_has_no_rate() -> None:
    assert other_of(AMERICAN, AMERICAN) is None
    assert other_of(AMERICAN, offer_from(currency="VND")) is None
    assert other_of() is None


@pytest.mark.parametrize(
    ("arranged", "order"),
    [
        ((), (0, 1, 2)),
        (("3", "1"), (2, 0, 1)),  # the positions of "3" and "1" among those compared, then that of "2"
        (("gone", "2", "2", "1"), (1, 0, 2)),
    ],
)
def test_columns_are_as_they_were_arranged_with_the_others_last(
    arranged: tuple[str, ...], order: tuple[int, ...]
) -> None:
    settings = Settings(compared=("1", "2", "3"), ranking=Ranking.BY_HAND, arranged=arranged)
    chosen = selection(*(AMERICAN,) * 5, settings=settings)
    assert chosen.column_order == order


def test_columns_are_ordered_by_a_figure_unless_they_were_arranged() -> None:
    settings = Settings(ranking=Ranking.GUARANTEED, arranged=("1", "0"))
    assert selection(AMERICAN, AMERICAN, settings=settings).column_order is Ranking.GUARANTEED


def test_an_arrangement_keeps_the_places_of_offers_that_are_not_compared_now_and_forgets_those_that_are_gone() -> None:
    settings = Settings(compared=("1", "2", "3"), arranged=("gone", "4", "2", "0"))
    assert selection(*(AMERICAN,) * 5, settings=settings).arranged_as((2, 0, 1)) == ("3", "1", "2", "4", "0")
