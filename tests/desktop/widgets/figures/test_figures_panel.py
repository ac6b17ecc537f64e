from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.figures.figures_panel import FiguresPanel
from offercalc.presentation.pages.offer_cards import Card
from offercalc.presentation.pages.rival_note import RivalNote
from tests.windows import light


def shown(qtbot: QtBot, first: Card) -> FiguresPanel:
    panel = FiguresPanel(2, light())
    qtbot.addWidget(panel)
    panel.show_cards((first, Card("Equity", "Not known", "4 years", "not known yet", is_open=True)))
    panel.resize(500, 120)
    panel.show()
    QApplication.processEvents()
    return panel


def test_figures_stand_side_by_side_or_each_in_a_row_with_its_caption(qtbot: QtBot) -> None:
    panel = shown(qtbot, Card("Year 1", "≥ $555,000", "guaranteed", ""))
    first, second = panel.cards
    assert first.y() == second.y()
    panel.arrange(1)
    QApplication.processEvents()
    assert first.y() < second.y()
    assert first._figure.x() > first._caption.geometry().right()


def test_a_range_stays_where_the_distance_to_another_offer_would_stand(qtbot: QtBot) -> None:
    note = RivalNote("$1 ahead of Acme", is_ahead=True)
    notes = []
    for has_range in (False, True):
        panel = shown(qtbot, Card("Year 1", "~ $744,000", "between $1 and $2", "", has_range=has_range))
        panel.show_rival(note)
        notes.append(panel.cards[0].note)
    assert notes == ["$1 ahead of Acme", "between $1 and $2"]


def test_a_figure_that_is_not_known_has_a_dashed_box_and_a_sign_stands_apart(qtbot: QtBot) -> None:
    panel = shown(qtbot, Card("Year 1", "≥ $555,000", "", ""))
    known, unknown = panel.cards
    assert (known._sign.text(), known._figure.text(), known.figure) == ("≥", "$555,000", "≥ $555,000")
    assert (known._open.isHidden(), unknown._open.isHidden(), unknown.figure) == (True, False, "not known yet")


def test_a_figure_without_room_beside_another_one_stands_in_a_row_of_its_own(qtbot: QtBot) -> None:
    panel = shown(qtbot, Card("Year 1 in IDR", "≥ Rp\N{NO-BREAK SPACE}10.07\N{NO-BREAK SPACE}billion", "", ""))
    first, second = panel.cards
    assert first.y() == second.y()
    for width, is_stacked in ((300, True), (500, False)):
        panel.resize(width, 200)
        QApplication.processEvents()
        assert (first.y() < second.y()) is is_stacked
        assert first._figure.fontMetrics().horizontalAdvance(first._figure.text()) <= first._figure.width()
