from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from offercalc.application.ports.library import StoredOffer
from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.desktop.models.offers_model import OffersModel
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.pages.offers_list import OfferEntry
from tests.tools import SAMPLES, offer_from, sample
from tests.windows import kept

ENTRY = OfferEntry("OpenAI", "Head of Preparedness", "≥ $555K", "Year 1: at least $555,000")


def shown() -> OffersModel:
    model = OffersModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show((ENTRY,))
    return model


def test_an_entry_is_named_and_read_aloud_in_full() -> None:
    model = shown()
    index = model.index(0)
    assert index.data() == "OpenAI"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "OpenAI, Head of Preparedness, ≥ $555K"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Year 1: at least $555,000"
    assert index.data(OffersModel.ENTRY) == ENTRY
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_the_same_entries_again_do_not_move_the_list(qtbot: QtBot) -> None:
    model = shown()
    with qtbot.assertNotEmitted(model.modelReset):
        model.show((ENTRY,))
    with qtbot.waitSignal(model.modelReset):
        model.show(())
    assert model.rowCount() == 0


def test_an_entry_has_no_entries_of_its_own() -> None:
    model = shown()
    assert model.rowCount(model.index(0)) == 0


def test_a_search_lists_what_it_finds_and_knows_its_place() -> None:
    model = shown()
    others = tuple(OfferEntry(name, "", "", "", name.casefold()) for name in ("Acme", "Globex", "Acme Asia"))
    model.show(others)
    model.narrow(" ACME ")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Acme", "Acme Asia"]
    assert (model.place_of(1), model.row_of(2), model.row_of(1), model.row_of(-1)) == (2, 1, -1, -1)
    model.show(others[1:])
    assert model.rowCount() == 1
    model.narrow("")
    assert model.rowCount() == 2


def test_an_edit_of_one_offer_moves_no_row(qtbot: QtBot) -> None:
    model = shown()
    offers = kept(*map(sample, SAMPLES))
    before = OfferListing(offers, lambda offer: OfferEntry(offer.company, offer.role, "", ""), "USD")
    model.show(before)
    changed = StoredOffer(offers[1].document, 2, offer_from(company="New"))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show(before.followed_by((offers[0], changed, *offers[2:])))
    assert (told.args or [])[0].data() == "New"
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show(before.followed_by((offers[0], StoredOffer(changed.document, 3, changed.offer), *offers[2:])))
    with qtbot.waitSignal(model.modelReset):
        model.show(before.followed_by(offers[1:]))


def test_offers_are_listed_in_the_order_asked_for() -> None:
    model = shown()
    model.show(OfferListing(kept(*map(sample, SAMPLES)), lambda offer: OfferEntry(offer.company, "", "", ""), "USD"))
    model.sort_by(OfferOrder.COMPANY)
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert rows == ["Globex Sample Corporation", "Nusantara Contoh", "OpenAI"]
    assert (model.place_of(0), model.row_of(0)) == (2, 2)
    model.narrow("contoh")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Nusantara Contoh"]
