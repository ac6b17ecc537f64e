"""The Settings dialog: theme, text size, language, number format, rates, paper, name and library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from babel import Locale
from msgspec import Struct
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.application.settings.settings import LONGEST_AUTHOR
from offercalc.application.translations.catalogue import languages
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import nest, resize_to_screen
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.pages.perspective import OUTLOOKS

_SECTIONS = (
    (N_("Appearance"), ("theme", "scale", "perspective")),
    (N_("Language and numbers"), ("language", "number_format")),
    (N_("Exchange rates"), ("daily_rates",)),
    (N_("Documents"), ("paper",)),
    (N_("Library"), ("author", "library")),
)
"""The settings by what they are about, as they are listed at the side."""
_AROUND_SECTION = 40
_SCALES = (100, 125, 150, 175, 200)
_ENTRY_WIDTH = 260
_LONGEST_ADDRESS = 1000
_NUMBER_FORMATS = ("en_US", "en_GB", "id_ID", "de_DE", "fr_FR", "ja_JP")


class _Row(Struct, frozen=True):
    """A setting chosen from a list: field, label and values with their names."""

    field: str
    label: str
    choices: tuple[tuple[Any, str], ...]


class _Line(Struct, frozen=True):
    """A setting typed as text: field, label, placeholder and maximum length."""

    field: str
    label: str
    hint: str
    longest: int


class SettingsDialog(QDialog):
    """Edits the settings of a workspace, listed at the side by section; changes are saved without confirmation."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.boxes: dict[str, QComboBox] = {}
        self.lines: dict[str, QLineEdit] = {}
        self._labels: dict[str, PlainLabel] = {}
        self.sections, self.pages = QListWidget(self), QStackedWidget(self)
        for row in _rows(workspace.localizer):
            label, box = PlainLabel(self), ChoiceBox(self)
            label.setObjectName("fieldLabel")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._setter(row.field, box))
            label.setBuddy(box)
            self.boxes[row.field], self._labels[row.field] = box, label
        for line in _lines(workspace.localizer):
            label, entry = PlainLabel(self), QLineEdit(self)
            label.setObjectName("fieldLabel")
            entry.setMaxLength(line.longest)
            entry.editingFinished.connect(self._writer(line.field, entry))
            label.setBuddy(entry)
            self.lines[line.field], self._labels[line.field] = entry, label
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        workspace.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the current settings in the current language."""
        localizer = self._workspace.localizer
        self.setWindowTitle(localizer.tr("Settings"))
        self.sections.setAccessibleName(localizer.tr("Settings"))
        for place, (title, _fields) in enumerate(_SECTIONS):
            self.sections.item(place).setText(localizer.tr(title))
        self._fit()
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(localizer.tr("Close"))
        for row in _rows(localizer):
            self._labels[row.field].setText(row.label)
            box = self.boxes[row.field]
            box.clear()
            for value, name in row.choices:
                box.addItem(name, value)
            box.setCurrentIndex(box.findData(getattr(self._workspace.settings, row.field)))
            box.setAccessibleName(row.label)

        for line in _lines(localizer):
            self._labels[line.field].setText(line.label)
            entry = self.lines[line.field]
            entry.setMinimumWidth(_ENTRY_WIDTH * self._workspace.settings.scale // 100)
            entry.setPlaceholderText(line.hint)
            entry.setAccessibleName(line.label)
            if not entry.hasFocus():
                entry.setText(getattr(self._workspace.settings, line.field))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._fit()  # only now is the text as large as it is shown
        resize_to_screen(self, self.sizeHint())  # Qt's own size is two thirds of a small screen
        super().showEvent(event)

    def _fit(self) -> None:
        """Make the list as large as its sections."""
        sections, scale = self.sections, self._workspace.settings.scale
        sections.setFixedWidth(sections.sizeHintForColumn(0) + _AROUND_SECTION * scale // 100)
        rows = sections.count() * sections.sizeHintForRow(0)
        sections.setMinimumHeight(rows + 2 * sections.frameWidth() + 2)

    def _lay_out(self) -> None:
        self.sections.setObjectName("settingsList")
        for title, fields in _SECTIONS:
            self.sections.addItem(title)
            self.pages.addWidget(self._page(fields))
        self.sections.setCurrentRow(0)
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        beside.addWidget(self.sections)
        beside.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(20)
        nest(layout, beside, 1)
        layout.addWidget(self._buttons)

    def _page(self, fields: tuple[str, ...]) -> QWidget:
        """Return the settings of a section, one below the other."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in fields:
            column.addWidget(self._labels[field])
            column.addWidget(self.boxes.get(field) or self.lines[field])
            column.addSpacing(8)
        column.addStretch(1)
        return page

    def _writer(self, field: str, entry: QLineEdit) -> Callable[[], None]:
        def write() -> None:
            self._workspace.set(**{field: entry.text().strip()})

        return write

    def _setter(self, field: str, box: QComboBox) -> Callable[[int], None]:
        def choose(place: int) -> None:
            self._workspace.set(**{field: box.itemData(place)})

        return choose


def _lines(localizer: Localizer) -> tuple[_Line, ...]:
    tr = localizer.tr
    return (
        _Line("author", tr("Your name in the history"), tr("your account name"), LONGEST_AUTHOR),
        _Line("library", tr("Team library (after restart)"), "postgresql://name@server/offers", _LONGEST_ADDRESS),
    )


def _rows(localizer: Localizer) -> tuple[_Row, ...]:
    tr = localizer.tr
    system = tr("Use system setting")
    tongues = tuple((code, (Locale.parse(code).get_display_name() or code).capitalize()) for code in languages())
    formats = tuple((code, Locale.parse(code).get_display_name(localizer.language) or code) for code in _NUMBER_FORMATS)
    updates = ((False, tr("Update manually")), (True, tr("Update once a day")))
    return (
        _Row("theme", tr("Theme"), (("system", system), ("light", tr("Light")), ("dark", tr("Dark")))),
        _Row("scale", tr("Text size"), tuple((percent, f"{percent}%") for percent in _SCALES)),
        _Row("language", tr("Language"), (("", system), *tongues)),
        _Row("number_format", tr("Number format"), (("", system), *formats)),
        _Row("perspective", tr("Perspective"), tuple((name, tr(one.label)) for name, one in OUTLOOKS.items())),
        _Row("daily_rates", tr("Exchange rates"), updates),
        _Row("paper", tr("Paper size"), (("a4", "A4"), ("letter", tr("US Letter")))),
    )
