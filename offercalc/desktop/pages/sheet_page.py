"""The Documents page: document options on the left, a print preview on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.application.ports.errors import ExternalError
from offercalc.application.sync.rounds import offer_before
from offercalc.application.workbench.papers import Paper
from offercalc.application.workbench.selected_papers import Kind, PaperRequest
from offercalc.desktop.editors.sheet_options import SheetOptions
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.flow_layout import FlowLayout
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.page_preview import PagePreview
from offercalc.desktop.widgets.responsive_row import ResponsiveRow
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.text.labels import offer_title

_OPTIONS_WIDTH = 330
_NARROW = 640
_ZOOMS = (0, 100, 150, 200)
_KEEP_AFTER = 600
"""In milliseconds: the delay in which changes are collected into one save."""


class SheetPage(QWidget):
    """Shows documents with a live preview; changes made while drawing are drawn afterwards."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._workspace = workspace
        self._theme = theme
        self.kinds = [QPushButton(self) for _kind in Kind]
        self.zoom = ChoiceBox(self)
        self.zoom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.export, self.print, self.several = QPushButton(self), QPushButton(self), QPushButton(self)
        self.head = PageHeader({self.several: "files", self.print: "printer", self.export: "download"}, self)
        self.notice = Banner(self)
        self.options = SheetOptions(workspace, self)
        self.preview = PagePreview(theme, self)
        self.contents, self.known = PlainLabel(self), Banner(self)
        self._area = QScrollArea(self)
        self._halves = ResponsiveRow(self._area, self.preview, 14, self)
        self._lane = QtExecutor(self)
        self._is_drawing = self._is_stale = False
        self._told: tuple[str, ...] | None = None
        """The notices of the document shown; a dismissed notice stays hidden until the notices change."""
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_AFTER)
        self._keeper.timeout.connect(self.keep)
        self._lay_out()
        self._connect()

    def refresh(self, theme: Theme) -> None:
        """Show the current documents of the workspace in a theme."""
        self._theme = theme
        self._name()
        self.options.refresh()
        self._halves.fit(theme.px(_OPTIONS_WIDTH), theme.px(_NARROW))
        self.head.restyle(theme)
        self._draw()

    def turn_to(self, kind: Kind) -> None:
        """Show a kind of document."""
        place = list(Kind).index(kind)
        self.kinds[place].setChecked(True)
        self._turn(place)

    def answer(self, before: Offer | None) -> None:
        """Turn to the letter, which asks for more than a version before the offer; None looks for a named one."""
        self.turn_to(Kind.LETTER)
        workspace, document = self._workspace, self._workspace.chosen_document
        offer = workspace.chosen_offer
        if before is not None:
            self.options.befores[document] = before
        elif offer is not None and document not in self.options.befores:
            job = partial(offer_before, document, offer, workspace.tools.history)
            self._lane.run(job, partial(self._answered, document))

    def _answered(self, document: str, outcome: Offer | Exception | None) -> None:
        """Take the version before; without a history, the letter asks for a copy of the offer."""
        if isinstance(outcome, Offer):
            self.options.befores[document] = outcome
            self.refresh(self._theme)
        elif isinstance(outcome, Exception) and not isinstance(outcome, ExternalError):
            raise outcome

    def paper(self) -> Paper:
        """Return the document shown. Raise ExternalError if it cannot be made."""
        options = self.options
        return self._workspace.paper(PaperRequest(options.kind, options.settings, options.wishes))

    def keep(self) -> None:
        """Save the options for the next document."""
        self._keeper.stop()
        self.options.is_pending = False
        self._workspace.set(sheet=self.options.settings)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keeper.isActive():
            self.keep()

    def _edited(self) -> None:
        self._keeper.start()
        self._draw()

    def _turn(self, place: int) -> None:
        self.options.show_kind(list(Kind)[place])
        self._show_nothing()
        self.several.setVisible(self.options.kind is Kind.SHEET)
        self._draw()

    def _draw(self) -> None:
        """Draw the pages in a thread; changes made meanwhile are drawn when it has ended."""
        if not self.isVisibleTo(self.window()):
            self._is_stale = False
            return
        if self._is_drawing:
            self._is_stale = True
            return
        try:
            paper = self.paper()
        except ExternalError as error:
            self._show_nothing()
            self._fail(error.message)
            return
        self._is_drawing, self._is_stale = True, False
        self.contents.setText(paper.contents)
        renderer = self._workspace.tools.renderer
        self._lane.run(lambda: renderer.preview(paper.document), lambda outcome: self._drawn(outcome, paper.notices))

    def _drawn(self, outcome: tuple[bytes, ...] | Exception, notices: tuple[str, ...] = ()) -> None:
        self._is_drawing = False
        if isinstance(outcome, ExternalError):
            self._fail(outcome.message)
        elif isinstance(outcome, Exception):
            raise outcome
        elif not self._is_stale:
            self.notice.show_messages(())
            if notices != self._told:
                self.known.show_messages(notices)
            self._told = notices
            self.preview.show_pages(outcome, self._workspace.localizer, self._theme)
        if self._is_stale:
            self._draw()

    def _fail(self, sentence: LazyText) -> None:
        """Show an error; the last pages drawn of this document stay."""
        self.contents.setText("")
        self.notice.show_messages((sentence,))

    def _show_nothing(self) -> None:
        """Clear the pages and notices, which belong to another document."""
        self.known.show_messages(())
        self._told = None
        self.preview.show_pages((), self._workspace.localizer, self._theme)

    def _name(self) -> None:
        tr = self._workspace.localizer.tr
        self.head.title.setText(tr("Documents"))
        offer = self._workspace.chosen_offer
        self.head.subtitle.setText(offer_title(offer) if offer is not None else "")
        names = (tr("Offer sheet"), tr("Comparison"), tr("Counter-offer letter"))
        for button, name in zip(self.kinds, names, strict=True):
            button.setText(name)
        self.export.setText(f" {tr('Export PDF')}")
        self.print.setText(f" {tr('Print…')}")
        self.several.setText(f" {tr('Several sheets…')}")
        self.notice.make_closable(tr("Close"))
        self.known.make_closable(tr("Close"))
        self.notice.speak_to(self._workspace.localizer)
        self.zoom.call(tr("Zoom"))
        chosen = max(0, self.zoom.currentIndex())
        self.zoom.clear()
        for percent in _ZOOMS:
            self.zoom.addItem(f"{percent}%" if percent else tr("Fit width"), percent)
        self.zoom.setCurrentIndex(chosen)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for place, button in enumerate(self.kinds):
            group.addButton(button, place)
        self.kinds[0].setChecked(True)
        group.idClicked.connect(self._turn)
        self.zoom.activated.connect(lambda _place: self.preview.set_zoom(self.zoom.currentData()))
        self.options.edited.connect(self._edited)

    def _lay_out(self) -> None:
        kinds = QWidget(self)
        flow = FlowLayout(kinds, 6)
        for button in self.kinds:
            button.setObjectName("toggle")
            button.setCheckable(True)
            flow.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(kinds, 1)
        row.addWidget(self.zoom)
        self._area.setObjectName("formScroll")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setObjectName("quiet")
        self.contents.setWordWrap(True)
        form = QWidget(self)
        form.setObjectName("form")
        fields = QVBoxLayout(form)
        fields.setContentsMargins(0, 0, 0, 0)
        for widget in (self.contents, self.known, self.options):
            fields.addWidget(widget)
        self._area.setWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 14, 28, 24)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self._halves, 1)
