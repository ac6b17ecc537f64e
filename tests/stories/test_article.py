"""The offer of the article: entered, understood, compared, changed and exported."""

from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.bootstrap import window_services
from offercalc.desktop.dialogs.history_dialog import HistoryDialog
from offercalc.desktop.program import make_window, open_library
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.forms.offer_form import GroupKind
from offercalc.program import Program
from tests.tools import GLOBEX, TODAY
from tests.windows import choose, press_key

Shown = TypeVar("Shown", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Person:
    """A user of the real program with a separate library."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._folder = folder
        program = Program()
        program.__dict__.update(today=TODAY, locale="en_US")
        program.settings.write(Settings(theme="light"))
        self.window = make_window(window_services(program), program.offers_at_hand(), program.settings)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitUntil(lambda: self.window.offers.is_whole)
        open_library(self.window)
        self.is_told("All changes saved")

    def removes_the_samples(self) -> None:
        self.window.remove_samples()
        assert self.window.workspace.offers == ()

    def presses(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        press_key(self._qtbot, self.window, key, *modifiers)

    def types(self, label: str, text: str) -> None:
        """Type into the field with a label, whose row is opened for it."""
        form = self.window.offers.form
        path = next(path for path, name in form._content.names().items() if name.split(": ")[-1].startswith(label))
        entry = form.field(path).entry
        assert isinstance(entry, QLineEdit)
        entry.setFocus()
        self._qtbot.keyClick(entry, Qt.Key.Key_A, CTRL)
        self._qtbot.keyClicks(entry, text)
        self._qtbot.keyClick(entry, Qt.Key.Key_Return)

    def adds(self, name: str) -> None:
        """Choose an addition from the menus of the form."""
        content = self.window.offers.form.content
        menus = [content.menu_of(kind) for kind in (GroupKind.PAY, GroupKind.EQUITY, GroupKind.BENEFITS)]
        next(one for menu in menus for one in menu.actions() if one.text() == name).trigger()

    def picks(self, label: str, choice: str) -> None:
        """Pick a choice in the field with a label of the open row."""
        fields = (one for one in self.window.offers.form.fields.values() if one.field.choices)
        box = next(one.entry for one in fields if one.field.label.startswith(label))
        assert isinstance(box, QComboBox)
        place = box.findText(choice)
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def enters_what_was_reported(self) -> None:
        self.presses(Qt.Key.Key_N, CTRL)
        self.types("Company", "OpenAI")
        self.types("Role", "Head of Preparedness")
        self.types("Start date", "2026-02-02")
        self.types("Amount", "$555k")
        self.adds("Stock options")
        self.picks("Vesting schedule", "4 years, 1-year cliff, monthly")

    def is_told(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.window.status.saved.text(), timeout=10_000)

    def opens_a_file(self, path: Path) -> None:
        self.window.exchange.open()
        dialog = self._dialog(QFileDialog)
        dialog.filesSelected.emit([str(path)])
        dialog.close()
        self._waits_for_files()

    def exports_to(self, path: Path) -> None:
        self.presses(Qt.Key.Key_E, CTRL)
        dialog = self._dialog(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        said = f"Saved: {path} · Attached: "
        self._qtbot.waitUntil(lambda: self.window.status.work.text().startswith(said), timeout=20_000)

    def drops(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        middle = QPoint(self.window.width() // 2, self.window.height() // 2)
        held = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for event in (QDragEnterEvent(middle, *held), QDropEvent(QPointF(middle), *held)):
            QApplication.sendEvent(self.window, event)
        self._waits_for_files()

    def _waits_for_files(self) -> None:
        self._qtbot.waitUntil(lambda: not self.window.status.work.text().startswith("Reading"), timeout=20_000)

    def opens_the_history(self) -> HistoryDialog:
        self.presses(Qt.Key.Key_H, CTRL)
        dialog = self._dialog(HistoryDialog)
        self._qtbot.waitUntil(lambda: dialog.versions.entries.rowCount() > 0)
        return dialog

    def names_the_version(self, name: str) -> None:
        dialog = self.opens_the_history()
        dialog.name.setText(name)
        dialog.rename.click()
        self._qtbot.waitUntil(lambda: dialog.versions.entries.index(0).data().startswith(name))
        dialog.close()

    def goes_back_to(self, name: str) -> None:
        dialog = self.opens_the_history()
        entries = dialog.versions.entries
        row = next(row for row in range(entries.rowCount()) if entries.index(row).data().startswith(name))
        dialog.versions.setCurrentIndex(entries.index(row))
        self._qtbot.waitUntil(dialog.go_back.isEnabled)
        dialog.go_back.click()
        dialog.close()

    @property
    def offer(self) -> Offer:
        """The selected offer."""
        offer = self.window.workspace.chosen_offer
        assert offer is not None
        return offer

    @property
    def first_year(self) -> str:
        return self.window.offers.cards[0].figure

    def _dialog(self, kind: type[Shown]) -> Shown:
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found[-1]


def test_the_offer_of_the_article(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(qtbot, tmp_path)
    person.removes_the_samples()

    # "$555,000 a year plus stock options"; nothing more is known.
    person.enters_what_was_reported()
    assert person.first_year == "≥ $555,000"
    assert "how many units" in person.window.offers.questions.accessibleDescription()

    # In rupiah, at a dated rate.
    choose(person.window.offers.strip.currency, "IDR")
    assert person.first_year == "≥ Rp\u00a010.07\u00a0billion"
    assert "October 30, 2026" in person.window.offers.background.accessibleDescription()

    # Next to another offer, for someone who may leave after 14 months.
    person.opens_a_file(GLOBEX)
    person.presses(Qt.Key.Key_2, CTRL)
    person.window.compare.tabs.setCurrentIndex(1)
    leaving = person.window.compare.leaving
    leaving.slider.setFocus()
    for _month in range(2):
        qtbot.keyClick(leaving.slider, Qt.Key.Key_Right)
    assert leaving.month.text().startswith("If you leave after 14 months")
    assert leaving.leader.text() == "Globex is ahead on known terms; some terms are still open."

    # The first offer is named as a round, the counter-offer is higher, and restoring the first loses nothing.
    person.window.show_offer(0)
    person.names_the_version("first offer")
    person.types("Amount", "600k")
    person.is_told("All changes saved")
    assert person.first_year.startswith("≥ Rp\u00a010.8") or person.first_year.startswith("≥ Rp\u00a010.9")
    person.goes_back_to("first offer")
    assert person.first_year == "≥ Rp\u00a010.07\u00a0billion"
    person.is_told("All changes saved")
    dialog = person.opens_the_history()
    assert dialog.versions.entries.rowCount() >= 3
    dialog.close()

    # Exported as a PDF, and imported from it into an empty library.
    paper = tmp_path / "offer.pdf"
    person.exports_to(paper)
    sent = person.offer
    person.window.close()

    monkeypatch.setenv("OFFERCALC_HOME", str(tmp_path / "other"))
    other = Person(qtbot, tmp_path / "other")
    other.removes_the_samples()
    other.drops(paper)
    assert other.offer == replace(sent, status="draft")  # whose status the paper does not tell
    other.window.close()
