"""The card of an offer's document: its title, and a button that says which round of the negotiation it is in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import icon, paint_chevron
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.panel import Panel

_ICON = 14
_INSET = 9


class OfferPanel(Panel):
    """Frames the document of the selected offer."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        self.rounds = RoundButton(workspace)
        super().__init__(theme, parent)
        self.head.addWidget(self.rounds, 0, Qt.AlignmentFlag.AlignVCenter)

    def name(self, title: str) -> None:
        """Set the title, and the round that the offer is in."""
        self.set_title(title)
        self.rounds.refresh()

    @override
    def rescale(self, theme: Theme) -> None:
        self.body.setContentsMargins(0, theme.px(12), 0, 0)
        self.head.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        self.body.setSpacing(theme.px(4))
        self.rounds.restyle(theme)


class RoundButton(QPushButton):
    """Shows the round of the selected offer; `menu_wanted` carries the menu to be filled when it is opened."""

    menu_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("rounds")
        self.clicked.connect(self.open)

    def refresh(self) -> None:
        """Name the round on its button: an offer without named versions is in its first; a draft is in none."""
        workspace, tr = self._workspace, self._workspace.localizer.tr
        number = max(1, workspace.listed_offers.rounds.get(workspace.chosen_document, 0))
        self.setText(f" {tr('Round {number}', number=number)}")
        self.setAccessibleName(f"{tr('Rounds')}: {tr('Round {number}', number=number)}")
        set_tip(self, tr("Rounds and history of this offer"))
        self.setHidden(workspace.chosen_draft is not None)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self.setIcon(icon("history", theme.hex("text")))
        self.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))

    def open(self) -> None:
        """Open the menu of rounds below the button."""
        self.menu_of_rounds().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of_rounds(self) -> QMenu:
        """Return the menu, filled by whoever knows the rounds."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        return menu

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_chevron(self, _INSET)
