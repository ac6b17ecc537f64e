"""The part of the main window that acts on offers: begin, copy, rename, archive, compare and find them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from offercalc.desktop.pages.page import Page
from offercalc.desktop.shell.news import News
from offercalc.desktop.shell.page_window import COMPARE, NEGOTIATE, OFFERS, SHEET, PageWindow
from offercalc.desktop.shell.window_parts import WindowParts
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.shell.list_head import FEW
from offercalc.desktop.widgets.shell.panes import Panes
from offercalc.desktop.widgets.shell.side_frame import SideFrame
from offercalc.desktop.widgets.shell.sidebar import Sidebar
from offercalc.desktop.widgets.shell.toast import Toast
from offercalc.presentation.text.labels import offer_title

if TYPE_CHECKING:
    from offercalc.desktop.widgets.negotiation.round_menu import RoundMenu

_STAYS = {SHEET, NEGOTIATE}
"""The pages of one offer that stay when another offer is selected."""
_ICONS = ("briefcase", "scale", "handshake", "file-text", "arrow-left-right")


class OfferWindow(PageWindow):
    """Holds the sidebar with the list of offers and the status line, and what can be done with offers."""

    def __init__(self, workspace: Workspace, parts: WindowParts) -> None:
        super().__init__(workspace, parts)
        self.sidebar = Sidebar(_ICONS, self.theme, self)
        self._right = QWidget(self)
        self._frame = SideFrame(self.sidebar, self._right, self.theme, self)
        self.status = parts.status_line(self)
        self._starter = parts.starter()
        self.toast = Toast(self.theme, self._right)
        self.news = News(workspace, self.toast)
        self._came_from_register = False
        self.offers.others.picked.connect(self.show_document)
        self.moved.connect(self.news.tell_move)
        self.offers.form.currency_changed.connect(self.news.offer_conversion)
        self.exchange.opened.connect(self._show_opened)
        self._panes = Panes(self, self._shown_panes)

    @cached_property
    def rounds(self) -> RoundMenu:
        """Return what fills the menu of an offer's rounds, built on first access."""
        menu = self.parts.round_menu(self.tasks, self)
        menu.history_wanted.connect(self.history_wanted)
        menu.reply_wanted.connect(self.reply_wanted)
        menu.keeper.renamed.connect(self.news.tell_move)
        menu.keeper.refused.connect(lambda sentence: self.notice.show_messages((sentence,)))
        return menu

    def show_page(self, page: int) -> None:
        """Switch to a page; Offers shows the selected one."""
        self.offers.form.settle()
        self._page, self._is_register = page, False
        self.refresh()

    def turn_to(self, page: int) -> None:
        """Switch to a page as the sidebar does; Offers shows the register to those who write offers or have many."""
        if page == OFFERS and (self._starts_as_register or len(self.workspace.offers) > FEW):
            self.show_register()
        else:
            self.show_page(page)

    @property
    def _starts_as_register(self) -> bool:
        """Whether the perspective has Offers begin as the register, which needs an offer."""
        return self.workspace.settings.outlook.starts_as_register and bool(self.workspace.offers)

    def show_register(self) -> None:
        """Switch to the register of all offers, on the row of the selected one."""
        self.offers.form.settle()
        if "register" not in vars(self):
            self._connect_register()
        self._page, self._is_register, self._starts = OFFERS, True, False
        self.refresh()
        self.register.view.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape turn from an offer back to the register that it was opened from."""
        if event.key() == Qt.Key.Key_Escape and self._page == OFFERS and self._came_from_register:
            self.show_register()
            return
        super().keyPressEvent(event)

    @property
    def selected(self) -> tuple[int, ...]:
        """Return the positions of the offers selected in the list, or in the register if it is shown."""
        return self.register.places if self._is_register else self.sidebar.offers.places

    def show_offer(self, place: int) -> None:
        """Select an offer and switch to the Offers page; stay on Negotiate and Documents if they are shown."""
        self._came_from_register, self._starts = self._is_register, False
        if self._page not in _STAYS:
            self._page, self._is_register = OFFERS, False
        is_another = place != self.workspace.chosen
        self.workspace.choose(place)
        self.refresh()
        if is_another:
            self.offers.verticalScrollBar().setValue(0)

    def open_offer(self, place: int) -> None:
        """Turn from the register to an offer, with the keyboard on its first row."""
        self.show_offer(place)
        if first := next(iter(self.offers.form.content.rows.values()), None):
            first.head.setFocus(Qt.FocusReason.TabFocusReason)

    def show_document(self, document: str) -> None:
        """Select the offer of a document and show it."""
        self.offers.form.settle()
        self.show_offer([kept.document for kept in self.workspace.listed].index(document))

    def _show_opened(self, titles: list[str]) -> None:
        """Show the last offer that has come in from files, wherever the person is, and say what has come in."""
        self._came_from_register, self._starts = False, False
        self.show_page(OFFERS)
        self.offers.verticalScrollBar().setValue(0)
        self.news.tell_opened(titles)

    def refresh(self) -> None:
        """Update the list of offers, the status line and the page from the workspace."""
        is_late = self._figures_are_late()
        self.status.show_working(self.workspace.localizer, is_on=is_late)
        self.sidebar.show_order(self.workspace.settings.order, self.workspace.localizer)
        self.sidebar.show_offers(self.workspace.listing(), -1 if self.is_at_start else self.workspace.chosen)
        self.sidebar.show_page(self._page)
        self._show_page(is_late=is_late)

    @override
    def _show_page(self, *, is_late: bool) -> None:
        super()._show_page(is_late=is_late)
        head = getattr(self._pages.currentWidget(), "head", None)
        self._frame.lead(head if isinstance(head, PageHeader) else None)

    def _shown_panes(self) -> tuple[QWidget, ...]:
        """Return the parts of the window in reading order, none while it is deleted, which moves the focus."""
        if not isValid(self._pages):
            return ()
        page = self._pages.currentWidget()
        return (self.sidebar, *(page.panes if isinstance(page, Page) else (page,)), self.status)

    def _connect_register(self) -> None:
        page = self.register
        page.opened.connect(self.open_offer)
        page.compare_wanted.connect(lambda: self.show_page(COMPARE))
        page.archive_wanted.connect(self.remove_offer)
        page.view.menu_wanted.connect(self.sidebar.menu_wanted)
        page.add_actions(self.sidebar.offers.actions())

    def new_offer(self, region: str = "") -> None:
        """Begin an offer with the usual terms of a region, by default of the person's own."""
        self.offers.form.settle()
        self._starter.begin(region)
        self.rename_offer()

    def add_term(self) -> None:
        """Open the menu of what can be added to the selected offer."""
        if self.workspace.listed:
            self.show_page(OFFERS)
            self.offers.form.content.offer_additions()

    def remove_offer(self) -> None:
        """Archive the selected offers and show a note with an Undo button."""
        workspace, localizer = self.workspace, self.workspace.localizer
        gone = [workspace.listed[place] for place in self.selected]
        if workspace.chosen_document not in {kept.document for kept in gone}:
            gone = [workspace.listed[workspace.chosen]] if workspace.listed else []
        if len(gone) > 1:
            words = localizer.plural("{number} offer", "{number} offers", len(gone))
            workspace.archive_all([kept.document for kept in gone], localizer.tr("Archive offers"))
            self.news.tell_removal(words)
        elif gone:
            workspace.archive_chosen(localizer.tr("Archive offer"))
            self.news.tell_removal(offer_title(gone[0].offer) or localizer.tr("New offer"))

    def rename_offer(self) -> None:
        """Select the company of the selected offer, to be typed over."""
        self.show_page(OFFERS)
        self.offers.form.begin()

    def complete_offer(self) -> None:
        """Go to the first field that is missing of the selected draft."""
        draft = self.workspace.chosen_draft
        self.show_page(OFFERS)
        if draft is not None:
            self.offers.form.lead_to((draft.missing[0],))

    def remove_samples(self) -> None:
        """Archive the sample offers and show a note with an Undo button."""
        localizer = self.workspace.localizer
        self.workspace.archive_samples(localizer.tr("Remove samples"))
        self.news.tell_removal(localizer.tr("the samples"))

    def show_start(self) -> None:
        """Show how to begin instead of the first sample, until an offer is opened."""
        self._starts = True
        self.show_page(OFFERS)
        self.start.new.setFocus()

    def turn_samples(self) -> None:
        """Remove the samples if there are any, or else show them."""
        if self.workspace.has_samples:
            self.remove_samples()
        else:
            self.show_samples()

    def show_sample(self, place: int) -> None:
        """Open one of the samples, which are added if they are not there."""
        if not self.workspace.has_samples:
            self.show_samples()
        here = [kept.document for kept in self.workspace.offers if kept.offer.sample]
        self._starts = False
        self.workspace.choose_document(here[min(place, len(here) - 1)])
        self.show_page(OFFERS)

    def show_samples(self) -> None:
        """Add the sample offers to the list as one undo step."""
        self._starts = False
        self._starter.add_samples()
        self.show_page(OFFERS)

    def duplicate_offer(self) -> None:
        """Add a copy of the selected offer."""
        self.offers.form.settle()
        self.workspace.duplicate_chosen(self.workspace.localizer.tr("Duplicate offer"))

    def compare_offer(self) -> None:
        """Add the selected offer to the comparison, or remove it."""
        workspace, document = self.workspace, self.workspace.chosen_document
        workspace.compare_also(document, is_compared=document not in {kept.document for kept in workspace.compared})

    def search_offers(self) -> None:
        """Focus the offer search box."""
        self._frame.open()
        self.sidebar.list_head.open()
