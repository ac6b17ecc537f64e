from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.shell.qt_texts import QtTexts
from offercalc.desktop.widgets.spoken import CONTEXT, spoken
from offercalc.presentation.formats.localizer import Localizer
from tests.tools import ENGLISH, INDONESIAN
from tests.windows import open_window


@pytest.fixture
def texts(qtbot: QtBot) -> Iterator[QtTexts]:
    speaker = QtTexts()
    yield speaker
    speaker.speak(ENGLISH)


def menu_of(field: QLineEdit | QPlainTextEdit) -> list[str]:
    """Return the texts of the context menu of a field, without access keys and shortcuts."""
    menu = field.createStandardContextMenu()
    labels = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()
    return labels


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_is_in_indonesian(
    qtbot: QtBot, texts: QtTexts, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    texts.speak(INDONESIAN)
    assert menu_of(field) == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih Semua"]
    texts.speak(ENGLISH)
    assert menu_of(field) == ["Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select All"]


def test_a_file_dialog_and_standard_buttons_are_in_indonesian(qtbot: QtBot, texts: QtTexts) -> None:
    texts.speak(INDONESIAN)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    for widget in (buttons, dialog):
        qtbot.addWidget(widget)
    assert {button.text().replace("&", "") for button in buttons.buttons()} == {"OK", "Batal"}
    assert {"Lihat di:", "Nama berkas:", "Jenis berkas:"} <= labels_of(dialog)


def labels_of(widget: QWidget) -> set[str]:
    """Return the texts of all labels in a widget, without access keys."""
    return {label.text().replace("&", "") for label in widget.findChildren(QLabel)}


def test_what_is_not_in_the_table_stays_as_qt_has_it(texts: QtTexts) -> None:
    assert texts.isEmpty()
    texts.speak(INDONESIAN)
    assert (texts.isEmpty(), texts.translate("QDialog", "Undo")) == (False, "Urungkan")
    assert texts.translate("QDialog", "No such text") is None
    assert texts.translate(CONTEXT, "Copy table") == "Salin tabel"
    assert spoken("Copy table") == "Salin tabel"
    texts.speak(Localizer("tlh", ENGLISH.figures, NullTranslations()))
    assert texts.isEmpty()
    assert spoken("Copy table") == "Copy table"


def test_a_window_that_is_closed_leaves_its_language_to_no_other(qtbot: QtBot) -> None:
    window = open_window(qtbot, settings=Settings(language="id"))
    assert spoken("Copy table") == "Salin tabel"
    window.close()
    assert spoken("Copy table") == "Copy table"
