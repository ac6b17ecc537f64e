from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import clothe, load_theme
from offercalc.desktop.widgets.figures.figure_card import FigureCard
from offercalc.presentation.pages.offer_cards import Card
from tests.windows import light


def test_a_card_shows_a_figure_and_tells_the_rest(qtbot: QtBot) -> None:
    card = FigureCard(light())
    qtbot.addWidget(card)
    card.show_card(Card("Year 1 total", "≥ Rp 10.07B", "Rp 10.07B guaranteed", "at least Rp 10,072,251,477"))
    assert card.figure == "≥ Rp 10.07B"
    assert card.toolTip() == "Year 1 total\nat least Rp 10,072,251,477\nRp 10.07B guaranteed"
    assert card.accessibleName() == "Year 1 total"
    assert card.accessibleDescription() == "at least Rp 10,072,251,477, Rp 10.07B guaranteed"


def test_markup_in_a_card_is_text(qtbot: QtBot) -> None:
    card = FigureCard(light())
    qtbot.addWidget(card)
    card.show_card(Card("<b>x</b>", "<b>1</b>", "", ""))
    assert card.figure == "<b>1</b>"
    assert card.sizeHint().width() > 0


def test_its_spaces_follow_the_scale(qtbot: QtBot) -> None:
    card = FigureCard(light())
    qtbot.addWidget(card)
    before = card.sizeHint().height()
    card.rescale(load_theme("light", 200))
    assert card.sizeHint().height() > before


def test_a_figure_that_is_wider_than_its_card_may_be_written_smaller(qtbot: QtBot) -> None:
    card = FigureCard(light())
    qtbot.addWidget(card)
    clothe(card, light().style_sheet)
    card.fitted.connect(lambda: card.write(is_small=card.is_too_long))
    card.resize(190, 90)
    card.show()
    sizes = []
    for figure in ("$555,000", "≥ US$2.220.000,00", "$555,000"):
        card.show_card(Card("Total", figure, "", ""))
        sizes.append(card._figure.fontInfo().pixelSize())
    assert sizes == [23, 16, 23]
