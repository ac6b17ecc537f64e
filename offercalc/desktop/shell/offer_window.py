"""The part of the main window that acts on offers: begin, copy, rename, archive, compare and find them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from offercalc.application.offers.drafts import begin_draft
from offercalc.application.offers.samples import sample_offers
from offercalc.application.offers.starters import region_of
from offercalc.desktop.shell.news import News
from offercalc.desktop.shell.page_window import OFFERS, PageWindow
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.shell.side_frame import SideFrame
from offercalc.desktop.widgets.shell.sidebar import Sidebar
from offercalc.desktop.widgets.shell.status_line import StatusLine
from offercalc.desktop.widgets.shell.toast import Toast
from offercalc.presentation.text.labels import offer_title

_ICONS = ("briefcase", "scale", "handshake", "file-text", "arrow-left-right")


class OfferWindow(PageWindow):
    """Holds the sidebar with the list of offers and the status line, and what can be done with offers."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.sidebar = Sidebar(_ICONS, self.theme, self)
        self._right = QWidget(self)
        self._frame = SideFrame(self.sidebar, self._right, self.theme, self)
        self.status = StatusLine(self)
        self.toast = Toast(self.theme, self._right)
        self.news = News(workspace, self.toast)

    def show_page(self, page: int) -> None:
        """Switch to a page."""
        raise NotImplementedError

    def new_offer(self, region: str = "") -> None:
        """Begin an offer with the usual terms of a region, by default of the person's own."""
        self.offers.form.settle()
        localizer, currency = self.workspace.localizer, self.workspace.settings.currency or "USD"
        draft = begin_draft(region or region_of(localizer), currency, self.workspace.tools.today, localizer)
        self.workspace.begin(draft, localizer.tr("New offer"))
        self.rename_offer()

    def add_term(self) -> None:
        """Open the menu of what can be added to the selected offer."""
        if self.workspace.listed:
            self.show_page(OFFERS)
            self.offers.form.content.offer_additions()

    def remove_offer(self) -> None:
        """Archive the selected offers and show a note with an Undo button."""
        workspace, localizer = self.workspace, self.workspace.localizer
        gone = [workspace.listed[place] for place in self.sidebar.offers.places]
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
        if any(kept.offer.sample for kept in self.workspace.offers):
            self.remove_samples()
        else:
            self.show_samples()

    def show_sample(self, place: int) -> None:
        """Open one of the samples, which are added if they are not there."""
        if not any(kept.offer.sample for kept in self.workspace.offers):
            self.show_samples()
        here = [kept.document for kept in self.workspace.offers if kept.offer.sample]
        self._starts = False
        self.workspace.choose_document(here[min(place, len(here) - 1)])
        self.show_page(OFFERS)

    def show_samples(self) -> None:
        """Add the sample offers to the list as one undo step."""
        self._starts = False
        self.workspace.add_all(sample_offers(self.workspace.tools.files), self.workspace.localizer.tr("Show samples"))
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
