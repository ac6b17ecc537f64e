"""The menu of new offers: with the usual terms of a country, or blank."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from offercalc.application.offers.starters import BLANK, region_name, starters
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import on_button, set_tip


class StarterMenu(QMenu):
    """A menu that is filled each time it is about to be shown, in the language of that moment."""

    def __init__(self, workspace: Workspace, begin: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._begin = begin
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the countries by name with the sources of their terms, and the blank offer."""
        localizer = self._workspace.localizer
        self.clear()
        for region in sorted(starters(), key=lambda one: region_name(one, localizer)):
            action = self.addAction(on_button(region_name(region, localizer)))
            starter = starters()[region]
            set_tip(action, "\n".join((*starter.sources, localizer.figures.day(starter.as_of))))
            action.triggered.connect(partial(self._begin, region))
        self.addSeparator()
        self.addAction(on_button(region_name(BLANK, localizer))).triggered.connect(partial(self._begin, BLANK))
