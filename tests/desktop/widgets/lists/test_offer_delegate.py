from msgspec import structs
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.offer_delegate import OfferDelegate
from offercalc.presentation.pages.offers_list import OfferEntry
from tests.windows import light

ENTRY = OfferEntry("A company with a very long name indeed", "Head", "≥ Rp 10.07B", "")


def picture(
    state: QStyle.StateFlag, entry: OfferEntry = ENTRY, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> QImage:
    """Return a painted entry."""
    model = OffersModel()
    model.show((entry,))
    image = QImage(200, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 200, 50)
    option.state = state
    option.direction = direction
    painter = QPainter(image)
    OfferDelegate(light()).paint(painter, option, model.index(0))
    painter.end()
    return image


def painted(state: QStyle.StateFlag) -> set[str]:
    """Return the colors of a painted entry."""
    image = picture(state)
    return {image.pixelColor(x, y).name() for x in range(200) for y in range(50)}


def test_the_chosen_offer_lies_on_the_accent(qtbot: QtBot) -> None:
    assert light().hex("accent_soft") in painted(QStyle.StateFlag.State_Selected)
    assert light().hex("accent_soft") not in painted(QStyle.StateFlag.State_Enabled)


def test_the_offer_under_the_pointer_is_marked(qtbot: QtBot) -> None:
    assert light().hex("hover") in painted(QStyle.StateFlag.State_MouseOver)


def test_an_entry_grows_with_the_text(qtbot: QtBot) -> None:
    delegate = OfferDelegate(light())
    model = OffersModel()
    model.show((ENTRY,))
    before = delegate.sizeHint(QStyleOptionViewItem(), model.index(0)).height()
    delegate.theme = load_theme("light", 200)
    assert delegate.sizeHint(QStyleOptionViewItem(), model.index(0)).height() == 2 * before


def test_an_offer_has_its_tile_and_the_days_left_beside_its_name(qtbot: QtBot) -> None:
    model = OffersModel()
    model.tone = lambda place: place + 1
    model.show((structs.replace(ENTRY, due="3 days left", days="3 days", is_urgent=True),))
    delegate = OfferDelegate(light(), has_tiles=True)
    option = QStyleOptionViewItem()
    assert delegate.sizeHint(option, model.index(0)).height() == 50
    image = QImage(200, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    option.rect = QRect(0, 0, 200, 50)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    colors = {(x >= 120, image.pixelColor(x, y).name()) for x in range(200) for y in range(25)}
    assert {(False, light().hex("tile_2")), (True, light().hex("warning"))} <= colors


def test_right_to_left_it_begins_at_the_right(qtbot: QtBot) -> None:
    entry = OfferEntry("Acme", "Head", "", "")
    for direction, sides in ((Qt.LayoutDirection.LeftToRight, {0}), (Qt.LayoutDirection.RightToLeft, {1})):
        image = picture(QStyle.StateFlag.State_Enabled, entry, direction)
        inked = {x // 100 for x in range(200) for y in range(50) if image.pixelColor(x, y).lightness() < 200}
        assert inked == sides
