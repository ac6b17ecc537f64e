"""The counter-offer letter beside the terms that are asked for: the page as it will be printed, and it as an e-mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import CounterLetter, PdfRenderer
from offercalc.application.workbench.papers import Paper
from offercalc.application.workbench.selected_papers import Kind, LetterWishes, PaperRequest
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import show_icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.page_preview import PagePreview
from offercalc.desktop.widgets.panel import Panel
from offercalc.domain.offer.offer import Offer

_HEIGHT = 460
_DRAW_AFTER = 200
"""In milliseconds: a slider that moves asks for one page, not for hundreds."""

_ICON = 14


class LetterPanel(Panel):
    """Shows the letter that asks for an offer instead of the selected one; `export_wanted` carries it as a paper."""

    export_wanted = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        renderer: Callable[[], PdfRenderer],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Take what returns the renderer once the letter is drawn."""
        super().__init__(theme, parent)
        self._workspace, self._renderer, self._theme = workspace, renderer, theme
        self._asked: Offer | None = None
        self._drawn_of: object = None
        self._is_drawing = False
        self._lane = QtExecutor(self)
        self.copy, self.pdf, self.nothing = QPushButton(self), QPushButton(self), PlainLabel(self)
        self.preview = PagePreview(theme, self)
        for button in (self.copy, self.pdf):
            button.setObjectName("small")
            self.head.addWidget(button)
        self.nothing.setObjectName("quiet")
        self.nothing.setWordWrap(True)
        for part in (self.nothing, self.preview):
            self.body.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAW_AFTER)
        self._timer.timeout.connect(self._draw)
        self.copy.clicked.connect(self._copy)
        self.pdf.clicked.connect(self._export)

    def show_asked(self, asked: Offer | None, theme: Theme) -> None:
        """Show the letter for an offer as it is asked for, None if nothing is."""
        self._asked, self._theme = asked, theme
        tr = self._workspace.localizer.tr
        self.set_title(tr("Letter"))
        self.copy.setText(f" {tr('Copy as e-mail')}")
        self.pdf.setText(f" {tr('PDF…')}")
        is_shown = asked is not None and not self._workspace.is_private
        hidden = tr("Amounts are hidden, and a letter is made of them.")
        self.nothing.setText(hidden if asked is not None else tr("Ask for something, and the letter for it is here."))
        self.nothing.setHidden(is_shown)
        self.preview.setVisible(is_shown)
        self.preview.setFixedHeight(theme.px(_HEIGHT))
        for button, name in ((self.copy, "copy"), (self.pdf, "download")):
            button.setEnabled(asked is not None)
            show_icon(button, name, theme.hex("text"), theme.px(_ICON))
        if is_shown:
            self._timer.start()

    def paper(self) -> Paper | None:
        """Return the letter as it is printed, None if nothing is asked for; raises ExternalError if it cannot be."""
        workspace, asked = self._workspace, self._asked
        before = workspace.chosen_offer
        if asked is None or before is None:
            return None
        request = PaperRequest(Kind.LETTER, workspace.settings.sheet, LetterWishes(before=before))
        return workspace.paper(request, asked)

    def _draw(self) -> None:
        """Draw the letter off the GUI thread, unless it is the one shown; what changes meanwhile is drawn after it."""
        if self._is_drawing or not self.isVisible():
            return
        paper = self._made()
        workspace = self._workspace
        key = self._asked, workspace.chosen_offer, workspace.settings, workspace.localizer
        if paper is None or key == self._drawn_of:
            return
        self._is_drawing, self._drawn_of = True, key
        self._lane.run(partial(self._renderer().preview, paper.document), self._drawn)

    def _drawn(self, outcome: tuple[bytes, ...] | Exception) -> None:
        self._is_drawing = False
        if isinstance(outcome, ExternalError):
            self._refuse(outcome)
        elif isinstance(outcome, Exception):
            raise outcome  # a fault of the program, seen here
        else:
            self.preview.show_pages(outcome, self._workspace.localizer, self._theme)
        self._timer.start()

    def _made(self) -> Paper | None:
        """Return the letter, or None and say why it cannot be made."""
        try:
            return self.paper()
        except ExternalError as error:
            self._refuse(error)
            return None

    def _refuse(self, error: ExternalError) -> None:
        self.nothing.setText(self._workspace.localizer.render(error.message))
        self.nothing.show()

    def _copy(self) -> None:
        """Copy the letter as the text of an e-mail."""
        paper = self._made()
        if paper is not None and isinstance(paper.document, CounterLetter):
            try:
                QGuiApplication.clipboard().setText(self._renderer().render_email(paper.document))
            except ExternalError as error:
                self._refuse(error)

    def _export(self) -> None:
        paper = self._made()
        if paper is not None:
            self.export_wanted.emit(paper)
