"""The Help page: a searchable list of topics on the left, the selected topic on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from offercalc.application.help.facts import help_facts
from offercalc.application.help.pages import HelpTopic, help_pages, pages_with
from offercalc.application.offers.live_sources import LiveSources
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.help_text import HelpText
from offercalc.desktop.widgets.lists.row_delegate import KEYS, RowDelegate
from offercalc.desktop.widgets.responsive_row import ResponsiveRow
from offercalc.domain.offer.offer import Offer

_LIST_WIDTH = 280
_NARROW = 640
_TOPIC = KEYS + 1


class HelpPage(QWidget):
    """Shows the help in the current language, with examples at current rates."""

    def __init__(
        self,
        workspace: Workspace,
        sources: LiveSources,
        samples: Callable[[], tuple[Offer, ...]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Take what reads the samples, whose figures are the examples of the help."""
        super().__init__(parent)
        self.setObjectName("page")
        self._workspace = workspace
        self._sources = sources
        self._samples = samples
        self._theme = theme
        self._topic = ""
        self._pages: tuple[HelpTopic, ...] = ()
        self._written: object = None
        self._rows = RowDelegate(theme, self)
        self._title = PlainLabel(self)
        self._title.setObjectName("title")
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.topics = QListWidget(self)
        self.topics.setObjectName("offerList")
        self.topics.setItemDelegate(self._rows)
        self.nothing = PlainLabel(self)
        self.nothing.setObjectName("quiet")
        self.nothing.setWordWrap(True)
        self.text = HelpText(self)
        self._list, self._card = QWidget(self), QFrame(self)
        self._sides = ResponsiveRow(self._list, self._card, 20, self)
        self._place()
        self.search.textChanged.connect(self._narrow)
        self.topics.currentItemChanged.connect(self._choose)
        self.text.topic_wanted.connect(self.show_topic)

    @property
    def topic(self) -> str:
        """Return the id of the topic shown."""
        return self._topic

    def refresh(self, theme: Theme) -> None:
        """Write everything in the current language, and recompute the examples if their inputs have changed."""
        self._theme = self._rows.theme = theme
        localizer, sources = self._workspace.localizer, self._sources
        self._name()
        written = (localizer.language, localizer.figures.locale, sources.rates, sources.today, theme)
        if written != self._written:
            self._written = written
            self._pages = help_pages(localizer.language, help_facts(self._samples(), sources, localizer))
            self._sides.fit(theme.px(_LIST_WIDTH), theme.px(_NARROW))
            self._narrow()
            self.show_topic(self._topic or self._pages[0].id)

    def show_topic(self, topic: str) -> None:
        """Show a topic by its id; an unknown id changes nothing."""
        page = next((page for page in self._pages if page.id == topic), None)
        if page is not None:
            self._topic = topic
            self.text.show_text(page.text, self._theme)
            self.text.mark(self.search.text(), self._theme)
            self.text.setAccessibleName(page.title)
            self._mark()

    def _narrow(self) -> None:
        """List the topics that match the search, and show the first if the current one does not match."""
        found = pages_with(self.search.text(), self._pages)
        self.topics.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.topics.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setData(_TOPIC, page.id)
            set_tip(item, page.title)
            self.topics.addItem(item)
        self.topics.blockSignals(False)  # noqa: FBT003 - as above
        self.nothing.setVisible(not found)
        self.topics.setVisible(bool(found))
        if found and self.search.text() and self._topic not in {page.id for page in found}:
            self.show_topic(found[0].id)
        self._mark()
        self.text.mark(self.search.text(), self._theme)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(str(item.data(_TOPIC)))

    def _mark(self) -> None:
        """Select the current topic in the list without emitting signals."""
        self.topics.blockSignals(True)  # noqa: FBT003
        for row in range(self.topics.count()):
            if self.topics.item(row).data(_TOPIC) == self._topic:
                self.topics.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.topics.blockSignals(False)  # noqa: FBT003

    def _name(self) -> None:
        tr = self._workspace.localizer.tr
        self._title.setText(tr("Help"))
        self.search.setPlaceholderText(tr("Search help"))
        self.search.setAccessibleName(tr("Search help"))
        self.topics.setAccessibleName(tr("Topics"))
        self.nothing.setText(tr("No help topics match."))

    def _place(self) -> None:
        left = QVBoxLayout(self._list)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self._title)
        left.addWidget(self.search)
        left.addWidget(self.nothing)
        left.addWidget(self.topics, 1)
        left.addStretch(0)
        self._card.setObjectName("panel")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 16, 28, 24)
        layout.addWidget(self._sides)
