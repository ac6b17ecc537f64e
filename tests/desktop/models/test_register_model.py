from datetime import date
from fractions import Fraction

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, Qt
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.desktop.models.register_model import Around, RegisterModel
from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offers_list import offer_entries
from offercalc.presentation.register.offer_register import Column
from tests.tools import ENGLISH, SAMPLES, comparison_of, sample
from tests.windows import kept

TODAY = date(2026, 12, 1)
OFFERS = tuple(replace(sample(path), expiry_date=date(2026 + at, 12, 11)) for at, path in enumerate(SAMPLES))


def worth(currency: str) -> Fraction | None:
    return Fraction(1, 18_000) if currency == "IDR" else Fraction(1)


def around(number: int) -> Around:
    return Around(number, TODAY, ENGLISH, 4, worth)


def listing_of(*offers: Offer, key: str = "") -> OfferListing:
    return OfferListing(kept(*offers), lambda offer: offer_entries(comparison_of(offer), ENGLISH, TODAY)[0], key)


def shown() -> RegisterModel:
    model = RegisterModel()
    model.show(listing_of(*OFFERS), around(3))
    return model


def column(model: QAbstractTableModel, name: Column) -> list[str]:
    assert isinstance(model, RegisterModel)
    place = model.columns.index(name)
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_every_offer_is_a_row_and_drafts_are_not(qtbot: QtBot) -> None:
    model = RegisterModel()
    assert (model.rowCount(), model.headerData(0, Qt.Orientation.Horizontal)) == (0, None)
    model.show(listing_of(*OFFERS), around(2))
    assert column(model, Column.COMPANY) == ["OpenAI", "Nusantara Contoh"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Company"


def test_an_offer_without_a_candidate_says_so(qtbot: QtBot) -> None:
    model = RegisterModel()
    model.show(listing_of(replace(OFFERS[0], candidate=Candidate(name="Dana Whitfield")), OFFERS[1]), around(2))
    assert column(model, Column.CANDIDATE) == ["Dana Whitfield", "\N{EN DASH}"]
    told = [
        [model.index(row, 0).data(role) for row in range(2)]
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    ]
    assert [texts[1] for texts in told] == ["No candidate is stated"] * 2
    assert told[0][0] == "Dana Whitfield"
    model.sort_by(Column.CANDIDATE, is_descending=True)
    assert column(model, Column.CANDIDATE) == ["Dana Whitfield", "\N{EN DASH}"]  # last either way


def test_a_changed_draft_updates_no_row(qtbot: QtBot) -> None:
    model = RegisterModel()
    model.show(listing_of(*OFFERS), around(2))
    changed = (*OFFERS[:2], replace(OFFERS[2], role="Chief of Staff"))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show(listing_of(*changed), around(2))
    assert model.rowCount() == 2


def test_a_column_is_sorted_both_ways_and_its_heading_says_so(qtbot: QtBot) -> None:
    model = shown()
    model.sort_by(Column.FIRST_YEAR, is_descending=True)
    assert column(model, Column.FIRST_YEAR) == ["$744,000", "≥ $555,000", "$153,757"]
    heading = model.columns.index(Column.FIRST_YEAR)
    assert model.headerData(heading, Qt.Orientation.Horizontal) == "Year 1 ↓"
    model.sort_by(Column.BASE)
    assert column(model, Column.COMPANY)[0] == "Nusantara Contoh"
    assert not model.is_sorted_by_figures
    model.sort_by(None)
    assert [model.place_of(row) for row in range(3)] == [0, 1, 2]


def test_a_search_and_statuses_narrow_it(qtbot: QtBot) -> None:
    model = shown()
    model.narrow("jakarta", frozenset())
    assert (model.rowCount(), model.place_of(0), model.row_of(1), model.row_of(2)) == (1, 1, 0, -1)
    model.narrow("", frozenset({"negotiating"}))
    assert column(model, Column.STATUS) == ["Negotiating"]
    model.narrow("jakarta", frozenset({"draft"}))
    assert model.rowCount() == 0


def test_few_days_left_are_urgent(qtbot: QtBot) -> None:
    model = shown()
    place = model.columns.index(Column.DEADLINE)
    assert [model.index(row, place).data(RegisterModel.URGENT) for row in range(3)] == [True, False, False]
    assert model.index(0, 0).data(RegisterModel.URGENT) is False


def test_a_changed_offer_updates_its_row_and_moves_no_other(qtbot: QtBot) -> None:
    model = shown()
    stored = model.listing.offers
    changed = replace(stored[1], offer=replace(OFFERS[1], role="Head of Safety"))
    later = model.listing.followed_by((stored[0], changed, stored[2]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(later, around(3))
    assert column(model, Column.ROLE)[1].startswith("Head of Safety")
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(later, around(3))
    with qtbot.waitSignal(model.modelReset):
        model.show(listing_of(*OFFERS[:2], key="other"), around(2))
    assert model.rowCount() == 2


def test_a_section_of_before_has_no_text(qtbot: QtBot) -> None:
    """Qt asks for it while a model is reset to fewer; an exception then ends the program within PySide."""
    model, across = shown(), Qt.Orientation.Horizontal
    found = [model.headerData(section, across) for section in range(model.columnCount() + 1)]
    assert found.pop() is None
    assert None not in found
