from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.negotiation.offer_panel import OfferPanel
from tests.windows import light, workspace_of


def test_the_round_of_the_offer_is_named_beside_the_title(qtbot: QtBot) -> None:
    workspace = workspace_of()
    panel = OfferPanel(workspace, light())
    qtbot.addWidget(panel)
    panel.name("The offer")
    assert (panel.rounds.text(), panel.rounds.accessibleName()) == (" Round 1", "Rounds: Round 1")
    assert (panel.accessibleName(), panel.rounds.icon().isNull()) == ("The offer", False)
    workspace.show_rounds({workspace.chosen_document: 3})
    workspace.set(language="id")
    panel.name("Tawaran ini")
    assert (panel.rounds.text(), panel.rounds.isHidden()) == (" Putaran 3", False)


def test_its_menu_is_filled_when_it_is_opened(qtbot: QtBot) -> None:
    panel = OfferPanel(workspace_of(), light())
    qtbot.addWidget(panel)
    panel.rounds.menu_wanted.connect(lambda menu: menu.addAction("Round 1"))
    panel.show()
    panel.rounds.click()
    menu = panel.rounds.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Round 1"]
    menu.close()
