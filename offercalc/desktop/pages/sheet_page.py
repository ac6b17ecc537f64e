"""The Documents page: document options on the left, a print preview on the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.history import History
from offercalc.application.ports.renderer import OfferLetter, PdfRenderer
from offercalc.application.sync.rounds import offer_before
from offercalc.application.workbench.papers import Paper
from offercalc.application.workbench.selected_papers import Kind, PaperRequest
from offercalc.desktop.editors.letters.letter_desk import LetterDesk
from offercalc.desktop.editors.sheet_options import SheetOptions
from offercalc.desktop.pages.document_columns import DocumentColumns
from offercalc.desktop.state.letter_keeper import LetterKeeper
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import FlowLayout, nest
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.page_marks import ClauseArea, clause_areas
from offercalc.desktop.widgets.page_preview import PagePreview
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.presentation.formats.localizer import Localizer

_Pages: TypeAlias = tuple[tuple[bytes, ...], tuple[tuple[ClauseArea, ...], ...], tuple[str, ...]]
"""Pages as SVG, where the clauses are on each, and notices for the sender."""
_MOST_BOXES = 12
"""The number of characters without a font that are named."""
_ZOOMS = (0, 100, 150, 200)
_KEEP_AFTER = 600
"""In milliseconds: the delay in which changes are collected into one save."""
_REST_AFTER = 500
"""In milliseconds: while somebody writes a letter its appendix is left as it is, and drawn after this pause."""
_KINDS = N_("Offer sheet"), N_("Comparison"), N_("Counter-offer letter"), N_("Offer letter")
_BUTTONS = N_("Export PDF"), N_("Print…"), N_("Several sheets…"), N_("Export Word…"), N_("Copy as e-mail")
_PLACES = {"employee_name": "candidate", "manager": "reports_to", "signatory": "signatories",
           "signatory_title": "signatories"}  # fmt: skip
"""The options that hold values which a letter fills in."""
_FIRST = (Kind.OFFER, Kind.SHEET, Kind.REPORT, Kind.LETTER)
"""The order of the tabs."""


class SheetSources(NamedTuple):
    """What documents are made of besides the workspace: the values of letters, the renderer, and earlier versions."""

    letters: LetterKeeper
    renderer: Callable[[], PdfRenderer]
    history: Callable[[], History]


class SheetPage(QWidget):
    """Shows documents with a live preview; changes made while drawing are drawn afterwards.

    `offer_wanted` carries the path of a field of the offer that a letter needs.
    """

    offer_wanted = Signal(object)

    def __init__(
        self, workspace: Workspace, sources: SheetSources, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._workspace, self._sources, self._theme = workspace, sources, theme
        self.kinds = [QPushButton(self) for _kind in Kind]
        self.zoom = ChoiceBox(self)
        self.zoom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.export, self.print, self.several = QPushButton(self), QPushButton(self), QPushButton(self)
        self.word, self.email = QPushButton(self), QPushButton(self)
        self.head = PageHeader(
            {self.several: "files", self.email: "copy", self.print: "printer", self.word: "file-text",
             self.export: "download"}, self,
        )  # fmt: skip
        self.notice, self._lane = Banner(self), QtExecutor(self)
        self.options = SheetOptions(workspace, self)
        self.letter, self.preview = LetterDesk(workspace, sources.letters, theme, self), PagePreview(theme, self)
        self.contents, self.known, self._form = PlainLabel(self), Banner(self), QWidget(self)
        self._columns = DocumentColumns(self.letter.clauses, self._form, self.preview, self)
        self._is_drawing = self._is_stale = self.is_chosen = False
        self._told: tuple[str, ...] | None = None
        """The notices of the document shown; a dismissed notice stays hidden until the notices change."""
        self._pages: tuple[bytes, ...] = ()
        self._keeper, self._rest = (QTimer(self, singleShot=True, interval=one) for one in (_KEEP_AFTER, _REST_AFTER))
        self._lay_out()
        self._connect()

    def refresh(self, theme: Theme) -> None:
        """Show the current documents of the workspace in a theme."""
        self._theme = theme
        self._name()
        self.options.refresh()
        self._columns.fit(theme, is_letter=self._is_letter)
        self.head.restyle(theme)
        self._draw()

    def open_on(self, kind: Kind) -> None:
        """Show a kind of document, unless one has been chosen before."""
        if not self.is_chosen and kind is not self.options.kind:
            self.turn_to(kind)
            self.is_chosen = False
            if not self.isVisible():
                self.kinds[list(Kind).index(kind)].setFocus()

    def turn_to(self, kind: Kind) -> None:
        """Show a kind of document."""
        place = list(Kind).index(kind)
        self.kinds[place].setChecked(True)
        self._turn(place)

    def answer(self, before: Offer | None) -> None:
        """Turn to the letter, which asks for more than a version before the offer; None looks for a named one."""
        self.turn_to(Kind.LETTER)
        offer, document = self._workspace.chosen_offer, self._workspace.chosen_document
        if before is not None:
            self.options.befores[document] = before
        elif offer is not None and document not in self.options.befores:
            job = partial(offer_before, document, offer, self._sources.history())
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
        if self._is_letter:
            return self.letter.keeper.paper(options.settings)
        return self._workspace.paper(PaperRequest(options.kind, options.settings, options.wishes))

    @property
    def _is_letter(self) -> bool:
        """Whether an offer letter is shown."""
        return self.options.kind is Kind.OFFER

    def keep(self) -> None:
        """Save the options for the next document."""
        self._keeper.stop()
        self.options.is_pending = False
        self._workspace.set(sheet=self.options.settings)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.letter.settle()
        if self._keeper.isActive():
            self.keep()

    def _edited(self) -> None:
        self._keeper.start()
        self._draw()

    def _write(self) -> None:
        """Draw a letter that is being written, without its appendix until there is a pause."""
        self._rest.start()
        self._draw()

    def _turn(self, place: int) -> None:
        self.is_chosen = True
        self.letter.settle()
        self.options.show_kind(list(Kind)[place])
        self._show_nothing()
        self._show_buttons()
        self._columns.fit(self._theme, is_letter=self._is_letter)
        self._draw()

    def _show_buttons(self) -> None:
        kind = self.options.kind
        self.several.setVisible(kind is Kind.SHEET)
        self.word.setVisible(kind is Kind.OFFER)
        self.email.setVisible(kind is Kind.LETTER)
        self.letter.todo.hide()
        self.letter.fields.setVisible(kind is Kind.OFFER)

    def _on_screen(self) -> Paper:
        """Return what is drawn: of a letter, as much as there is; raise ExternalError if it cannot be drawn."""
        if not self._is_letter:
            return self.paper()
        settings = self.options.settings
        drafted = self.letter.refresh(settings, self._theme)
        if drafted is None:
            return self.paper()
        paper = self.letter.keeper.preview(settings, drafted.draft, is_whole=not self._rest.isActive())
        refused = tuple(map(self._workspace.localizer.render, drafted.refused))
        return replace(paper, notices=(*paper.notices, *refused))

    def _draw(self) -> None:
        """Draw the pages in a thread; changes made meanwhile are drawn when it has ended."""
        if not self.isVisibleTo(self.window()):
            self._is_stale = False
            return
        try:
            paper = self._on_screen()
            if self._is_drawing:
                self._is_stale = True
                return
        except ExternalError as error:
            self._show_nothing()
            self._fail(error.message)
            return
        self._is_drawing, self._is_stale = True, False
        self.contents.setText(paper.contents)
        self._lane.run(partial(_drawn_pages, self._sources.renderer, paper), self._drawn)

    def _drawn(self, outcome: _Pages | Exception) -> None:
        self._is_drawing = False
        if isinstance(outcome, ExternalError):
            self._fail(outcome.message)
        elif isinstance(outcome, Exception):
            raise outcome
        elif not self._is_stale:
            self._show_pages(outcome)
        if self._is_stale:
            self._draw()

    def _show_pages(self, drawn: _Pages) -> None:
        """Show the pages; behind those of a letter that is being written, its old appendix stays until it is drawn."""
        fault = self.letter.keeper.fault if self._is_letter else ""
        self.notice.show_messages((fault,) if fault else ())
        pages, areas, told = drawn
        if told != self._told:
            self.known.show_messages(told)
        self._told = told
        if self._rest.isActive():
            pages = (*pages, *self._pages[len(pages) :])
        self._pages = pages
        self.preview.show_pages(pages, self._workspace.localizer, self._theme, areas)

    def _fail(self, sentence: LazyText) -> None:
        """Show an error; the last pages drawn of this document stay."""
        self.contents.setText("")
        self.notice.show_messages((sentence,))

    def _show_nothing(self) -> None:
        """Clear the pages and notices, which belong to another document."""
        self.known.show_messages(())
        self._told, self._pages = None, ()
        self.preview.show_pages((), self._workspace.localizer, self._theme)

    def _name(self) -> None:
        tr = self._workspace.localizer.tr
        self.head.title.setText(tr("Documents"))
        offer = self._workspace.chosen_offer
        self.head.subtitle.setText(self._workspace.settings.outlook.title(offer) if offer is not None else "")
        for button, name in zip(self.kinds, _KINDS, strict=True):
            button.setText(tr(name))
        buttons = self.export, self.print, self.several, self.word, self.email
        for button, name in zip(buttons, _BUTTONS, strict=True):
            button.setText(f" {tr(name)}")
        self.notice.make_closable(tr("Close"))
        self.known.make_closable(tr("Close"))
        self.notice.speak_to(self._workspace.localizer)
        _name_zooms(self.zoom, self._workspace.localizer)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for place, button in enumerate(self.kinds):
            group.addButton(button, place)
        self.kinds[0].setChecked(True)
        group.idClicked.connect(self._turn)
        self.zoom.activated.connect(lambda _place: self.preview.set_zoom(self.zoom.currentData()))
        self._keeper.timeout.connect(self.keep)
        self._rest.timeout.connect(self._draw)
        self.options.edited.connect(self._edited)
        self.letter.edited.connect(self._write)
        self.letter.offer_wanted.connect(self.offer_wanted)
        self.letter.option_wanted.connect(lambda name: self.options.widget(_PLACES.get(name, "sender")).setFocus())
        self.letter.clause_picked.connect(lambda name: self.preview.mark(name, scrolls=True))
        self.preview.picked.connect(self.letter.pick)

    def _lay_out(self) -> None:
        kinds = QWidget(self)
        flow = FlowLayout(kinds, 20)
        for kind in _FIRST:
            button = self.kinds[list(Kind).index(kind)]
            button.setObjectName("tab")
            button.setCheckable(True)
            flow.addWidget(button)
        row = QHBoxLayout()
        row.addWidget(kinds, 1)
        row.addWidget(self.zoom)
        self.contents.setObjectName("quiet")
        self.contents.setWordWrap(True)
        fields = QVBoxLayout(self._form)
        fields.setContentsMargins(16, 14, 16, 16)
        fields.setSpacing(8)
        for widget in (self.contents, self.known, self.letter.todo, self.letter.fields, self.options):
            fields.addWidget(widget)
        self._show_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 24)
        column.setSpacing(12)
        column.addWidget(self.head)
        nest(column, row)
        column.addWidget(self.notice)
        column.addWidget(self._columns, 1)


def _name_zooms(box: ChoiceBox, localizer: Localizer) -> None:
    """Write the sizes that pages are shown in; the one chosen stays so."""
    box.call(localizer.tr("Zoom"))
    chosen = max(0, box.currentIndex())
    box.clear()
    for percent in _ZOOMS:
        box.addItem(f"{percent}%" if percent else localizer.tr("Fit width"), percent)
    box.setCurrentIndex(chosen)


def _drawn_pages(loaded: Callable[[], PdfRenderer], paper: Paper) -> _Pages:
    """Draw a paper, find its clauses, and name characters drawn as boxes; the renderer is loaded here, in a thread."""
    renderer = loaded()
    pages = renderer.preview(paper.document)
    areas = clause_areas(pages) if isinstance(paper.document, OfferLetter) else ()
    boxes = renderer.boxes(paper.document)
    if not boxes:
        return pages, areas, paper.notices
    shown = boxes if len(boxes) <= _MOST_BOXES else f"{boxes[:_MOST_BOXES]}…"
    sentence = N_(
        "The fonts of OfferCalc lack these characters, so the page shows boxes: {text}. A PDF has them if a font on "
        "this computer does."
    )
    return pages, areas, (*paper.notices, LazyText(sentence, text=shown))
