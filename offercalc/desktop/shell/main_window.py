"""The main window: lays out the sidebar, pages and status line, and connects them to the workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.exchange.exchange import Exchange
from offercalc.desktop.pages.page import Page
from offercalc.desktop.shell.actions import Actions
from offercalc.desktop.shell.offer_window import OfferWindow
from offercalc.desktop.shell.page_window import COMPARE, HELP, NEGOTIATE, OFFERS, SHEET
from offercalc.desktop.shell.qt_texts import QtTexts
from offercalc.desktop.shell.window_memory import WindowMemory
from offercalc.desktop.shell.window_parts import WindowParts
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.text_keys import TextKeys, native_keys
from offercalc.desktop.system.theme import dress, load_theme
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.shell.conflict_bar import ConflictBar
from offercalc.desktop.widgets.shell.draft_bar import DraftBar
from offercalc.desktop.widgets.shell.sidebar import SideTexts
from offercalc.desktop.widgets.shell.steps import Steps
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.paths import Path
from offercalc.presentation.pages.offer_order import OfferOrder

_Step: TypeAlias = Callable[[], object]


class MainWindow(OfferWindow):
    """The main window of a workspace."""

    _frozen: Page | None

    def __init__(self, workspace: Workspace, parts: WindowParts, *, is_first: bool = False) -> None:
        """Take whether this is the first start, whose page is shown without the offer behind it."""
        super().__init__(workspace, parts)
        self.dialogs = parts.dialogs(self.tasks, self)
        self.dialogs.offer_wanted = self.show_offer
        self.conflict, self.left = ConflictBar(workspace, self), DraftBar(workspace, self)
        self.drafts = parts.drafts(self.offers.form, self.left)
        self._actions, self._may_lose, self._is_dressing = Actions(self, self), False, False
        self._looks, self._frozen, self._dressed = Steps(self), None, _documents(workspace)
        self._memory = WindowMemory(self, workspace)
        self._text_keys, self._qt_texts = TextKeys(self), QtTexts(self)
        self._place()
        self._page = self._memory.restore(self.theme.scale)
        self._connect()
        self._begin(is_first=is_first)
        self._wardrobe.watch()

    def _begin(self, *, is_first: bool) -> None:
        """Show how to begin, or the page shown last; of the offers the register, if the perspective says so."""
        if is_first:
            self.show_start()
        elif self._page == OFFERS and self._starts_as_register:
            self.show_register()
        else:
            self.refresh()

    @override
    def refresh(self) -> None:
        """Update the window from the workspace; a change of looks is finished with it."""
        if self._is_dressing:
            self._looks.finish()
            return
        self._name()
        self.conflict.refresh()
        self.left.refresh()
        super().refresh()

    def show_field(self, path: Path) -> None:
        """Open the field of the selected offer that a letter needs."""
        self.show_page(OFFERS)
        self.offers.form.lead_to(path)

    def show_topic(self, topic: str) -> None:
        """Switch to a help topic."""
        self.show_page(HELP)
        self.help.show_topic(topic)

    def show_reply(self) -> None:
        """Open the form for what the company of the selected offer has replied."""
        self.show_page(NEGOTIATE)
        self.negotiate.open_reply()

    def show_letter(self, before: Offer | None = None) -> None:
        """Switch to the letter of the selected offer, of which `before` is the round that a counter-offer answers."""
        self.sheet.answer(before)
        self.show_page(SHEET)

    def _fill_rounds(self, menu: QMenu) -> None:
        """Fill a menu with the rounds of the selected offer, whose latest changes become a version first."""
        self.offers.form.settle()
        self.workspace.session.flush()
        self.rounds.fill(menu)

    def show_history(self) -> None:
        """Save pending changes and open the history of the selected offer."""
        self.offers.form.settle()
        self.workspace.session.flush()
        self.dialogs.history()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.offers.form.settle()
        if not self._may_lose and not self.workspace.session.secure():
            event.ignore()
            self.dialogs.unkept(self._leave)
            return
        self._memory.keep(self._page, paper_of(self), tab_of(self))
        self.drafts.close()
        self.updates.stop()
        self.exchange.stop()
        self.workspace.stop_working()
        for lane in self.findChildren(QtExecutor):
            lane.wait_for_jobs()
        self.workspace.session.close()
        QApplication.removeTranslator(self._qt_texts)  # a window that is opened later speaks for itself
        super().closeEvent(event)

    def _leave(self) -> None:
        """Close even if changes could not be saved."""
        self._may_lose = True
        self.close()

    def _follow_system(self) -> None:
        """Follow the system's light or dark mode if the theme is set to the system's."""
        if self.workspace.settings.theme == "system":
            self._restyle()

    def _restyle(self) -> None:
        """Apply the theme and the scale from the settings, in steps that hold up no keys; all is painted at once."""
        settings = self.workspace.settings
        self.theme = load_theme(settings.theme, settings.scale)
        application, page = QApplication.instance(), self._pages.currentWidget()
        if isinstance(application, QApplication):
            dress(application, self.theme)
        self.setUpdatesEnabled(False)
        self._is_dressing, self._dressed = True, _documents(self.workspace)
        own: list[_Step] = []
        self._thaw()
        if isinstance(page, Page):
            page.freeze()
            self._frozen = page
            own = [partial(_do_on, self._pages, page, step) for step in page.changes(self.theme)]
        around = (partial(part.restyle, self.theme) for part in (self._frame, self.toast))
        dressing: tuple[_Step, ...] = *self._wardrobe.change(self.theme), *around, self._thaw
        show = partial(self.setUpdatesEnabled, True)  # noqa: FBT003 - Qt
        self._looks.begin(*dressing, *own, self._refresh_dressed, show)

    def _thaw(self) -> None:
        if self._frozen is not None:
            self._frozen.thaw()
            self._frozen = None

    def _refresh_dressed(self) -> None:
        """Show the page in the new theme, which is painted in a last step; until then it looks as before."""
        self._is_dressing = False
        self.refresh()

    def _follow_workspace(self) -> None:
        """Show what has changed, unless that is about to be done: offers that have come or gone are shown at once."""
        if not self._is_dressing or _documents(self.workspace) != self._dressed:
            self.refresh()

    def _name(self) -> None:
        """Write everything around the pages in the current language."""
        localizer, tr = self.workspace.localizer, self.workspace.localizer.tr
        self.setWindowTitle("OfferCalc")
        self._qt_texts.speak(localizer)
        towards = Qt.LayoutDirection.RightToLeft if localizer.is_right_to_left else Qt.LayoutDirection.LeftToRight
        QApplication.setLayoutDirection(towards)
        self._actions.refresh(localizer)
        pages = tr("Offers"), tr("Compare"), tr("Negotiate"), tr("Documents"), tr("Currencies")
        foot = tr("Hide amounts"), tr("Settings"), tr("Help")
        texts = SideTexts(
            pages, tr("Your offers"), tr("Search offers"), foot, tr("New offer"), tr("Other ways to begin")
        )
        self.sidebar.name(texts, native_keys(self._actions["palette"]))
        self._frame.name(tr("Your offers"))
        self.sidebar.foot.show_private(is_private=self.workspace.is_private)
        self.notice.make_closable(tr("Close"))
        self.notice.speak_to(localizer)
        self._show_state()

    def _show_cancel(self) -> None:
        """Show the Cancel button while a cancelable job is running."""
        self.status.cancel.setVisible(self.updates.is_running or self.exchange.is_reading)
        self.status.renew.setDisabled(self.updates.is_running)

    def _show_state(self) -> None:
        """Show whether everything is saved, and which fields are not."""
        self.status.show_state(self.workspace, self.offers.form.drafts())

    def _place(self) -> None:
        self._wardrobe.add(self.menuBar(), self.sidebar, self.status)
        self._wardrobe.add_later(self._frame.menu, self.toast, self.notice, self.conflict, self.left)
        self._wardrobe.add_later(self.landing)
        right = QVBoxLayout(self._right)
        right.setSpacing(0)
        right.setContentsMargins(0, 4, 0, 0)
        around = QVBoxLayout()
        around.setSpacing(8)
        around.setContentsMargins(28, 0, 28, 0)
        for bar in (self.notice, self.conflict, self.left):
            around.addWidget(bar)
        nest(right, around)
        right.addWidget(self._pages, 1)
        self.setCentralWidget(self._frame)
        self.setStatusBar(self.status)
        self.setMinimumSize(480, 360)
        self.setFocus()

    def _connect_exchange(self, exchange: Exchange) -> None:
        """Report the outcome of reading and writing files."""
        exchange.told.connect(self.status.show_work)
        exchange.told.connect(lambda _words: self.notice.show_messages(()))
        exchange.saved.connect(self.news.tell_file)
        exchange.refused.connect(lambda sentence: self.notice.show_messages((sentence,)))

    def _connect_head(self) -> None:
        """Connect the buttons in the heads of the pages."""
        self.offers.compare.clicked.connect(lambda: self.show_page(COMPARE))
        self.offers.export.clicked.connect(self.export)
        self.offers.head.offer_more(partial(self._actions.fill, "offers"), for_wide=(self.offers.compare,))
        self.offers.document.rounds.menu_wanted.connect(self._fill_rounds)
        self.more_wanted.connect(self._actions.fill)
        self.reply_wanted.connect(self.show_reply)

    def _connect(self) -> None:
        self.workspace.restyled.connect(self._restyle)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.workspace.changed.connect(self._follow_workspace)
        self.workspace.kept.connect(self._show_state)
        self.offers.form.typing.connect(self._show_state)
        self.offers.form.removed.connect(self.news.tell_removal)
        self.toast.left.connect(self.sidebar.offers.setFocus)
        self.drafts.refused.connect(lambda sentence: self.notice.show_messages((sentence,)))
        self.sidebar.page_chosen.connect(self.turn_to)
        self.sidebar.offer_chosen.connect(self.show_offer)
        self.sidebar.settings_wanted.connect(self.dialogs.settings)
        self.sidebar.help_wanted.connect(lambda: self.show_page(HELP))
        self.sidebar.privacy_wanted.connect(self.workspace.hide_amounts)
        self.sidebar.new_wanted.connect(self.new_offer)
        self.sidebar.new.menu = self._actions.new_menu
        self.sidebar.model.tone = self.workspace.tone
        self.sidebar.order_chosen.connect(lambda order: self.workspace.set(order=OfferOrder(order)))
        self.sidebar.menu_wanted.connect(self._actions.offer_menu.popup)
        self._connect_head()
        self.offers.bar.remove.clicked.connect(self.remove_samples)
        self.offers.bar.new.clicked.connect(self.new_wanted)
        self.offers.bar.open.clicked.connect(self.exchange.open)
        self.offers.strip.assumptions.clicked.connect(self.assumptions_wanted)
        self.offers.trace_wanted.connect(self.trace_wanted)
        self.new_wanted.connect(self.new_offer)
        self.completion_wanted.connect(self.complete_offer)
        self.letter_wanted.connect(self.show_letter)
        self.field_wanted.connect(self.show_field)
        self.history_wanted.connect(self.show_history)
        self.samples_wanted.connect(self.turn_samples)
        self.sample_wanted.connect(self.show_sample)
        self.topic_wanted.connect(self.show_topic)
        self.export_wanted.connect(self.export)
        self.print_wanted.connect(self.print)
        self.several_wanted.connect(self.dialogs.batch)
        self.assumptions_wanted.connect(self.dialogs.assumptions)
        self.trace_wanted.connect(self.dialogs.trace)
        for exchange in (self.exchange, self.papers, self.letters):
            self._connect_exchange(exchange)
        self.tasks.busy.connect(self.status.show_work)
        self.updates.told.connect(self.status.show_work)
        self.updates.refused.connect(lambda sentences: self.notice.show_messages((sentences,)))
        self.status.renew.clicked.connect(self.updates.start)
        for going_on in (self.updates.running, self.exchange.reading):
            going_on.connect(self._show_cancel)
        for stop in (self.updates.stop, self.exchange.stop):
            self.status.cancel.clicked.connect(stop)


def _documents(workspace: Workspace) -> list[str]:
    """Return which offers are listed, by whose positions keys and clicks on the list choose."""
    return [kept.document for kept in workspace.listed]


def _do_on(pages: QStackedWidget, page: QWidget, step: _Step) -> None:
    """Take a step of a page, unless another one has been turned to."""
    if pages.currentWidget() is page:
        step()


def paper_of(window: MainWindow) -> str:
    """Return the kind of document that was chosen last, in this window or an earlier one."""
    sheet = window.sheet if "sheet" in vars(window) else None
    is_chosen = sheet is not None and sheet.is_chosen
    return str(sheet.options.kind) if sheet is not None and is_chosen else window.workspace.settings.window.paper


def tab_of(window: MainWindow) -> int:
    """Return the place of the view that Compare showed last, in this window or an earlier one."""
    return window.compare.tabs.currentIndex() if "compare" in vars(window) else window.workspace.settings.window.tab
