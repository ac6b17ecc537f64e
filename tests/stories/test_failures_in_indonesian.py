"""External errors are shown in the language of the window, also after it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offercalc.application.documents.sheet_settings import Sender, SheetSettings
from offercalc.application.ports.errors import ExternalError
from offercalc.application.settings.settings import Settings
from offercalc.bootstrap import window_services
from offercalc.desktop.dialogs.batch_dialog import BatchDialog
from offercalc.desktop.dialogs.settings_dialog import SettingsDialog
from offercalc.desktop.program import make_window, open_library
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import CURRENCIES, SHEET
from offercalc.program import Program
from tests.tools import TODAY
from tests.windows import choose

FONTLESS = "The document has too many characters that no font on this computer can show."
OWN_RATES = "date,base,quote,rate\n20/11/2026,Usd,IDR,16.500\n"


@pytest.fixture
def program() -> Program:
    """Return the real program with an Indonesian window."""
    program = Program()
    program.__dict__.update(today=TODAY, locale="id_ID")
    return program


def window_of(qtbot: QtBot, program: Program) -> MainWindow:
    """Open the real program's window with the library on this machine."""
    window = make_window(window_services(program), program.offers_at_hand(), program.settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    open_library(window)
    return window


def test_a_library_that_cannot_be_used_is_told_in_the_language_in_force(
    qtbot: QtBot, program: Program, data_folder: Path
) -> None:
    path = data_folder / "library.sqlite"
    path.write_text("This is a letter and no library at all.\n" * 40, encoding="utf-8")
    window = window_of(qtbot, program)
    told = (
        f"Pustaka {path} tidak dapat dipakai: berkasnya bukan basis data SQLite dan dibiarkan apa adanya. "
        "Pindahkan berkas itu ke folder lain untuk memulai pustaka baru."
    )
    assert window.notice.text == told
    assert window.status.saved.text() == f"{told} Sampai masalah ini teratasi, simpan salinan perubahan Anda."
    assert window.status.saved.toolTip() == told
    window.workspace.set(language="en")
    said = (
        f"The library {path} cannot be used: the file isn't an SQLite database and was left unchanged. "
        "Move it to another folder to start a new library."
    )
    assert window.notice.text == said
    assert window.status.saved.text() == f"{said} Until this is fixed, save copies of anything you change."
    window.workspace.set(language="id")
    assert window.notice.text == told


def test_settings_that_cannot_be_read_or_kept_are_told(qtbot: QtBot, program: Program, data_folder: Path) -> None:
    (data_folder / "settings.json").write_text("{", encoding="utf-8")
    window = window_of(qtbot, program)
    path = data_folder / "settings.json"
    assert window.status.saved.text() == (
        f"{path} tidak dapat dibaca; pengaturan bawaan yang dipakai. "
        "Berkas lama akan dicadangkan saat Anda mengubah pengaturan."
    )


def test_own_rates_at_fault_are_told_line_by_line(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "kurs.csv"
    path.write_text(OWN_RATES, encoding="utf-8")
    window = window_of(qtbot, program)
    window.show_page(CURRENCIES)
    window.updates.read(path)
    assert window.notice.text.splitlines() == [
        "kurs.csv: Baris 2: '20/11/2026' bukan tanggal; tulis tahun, bulan, dan hari, misalnya 2026-11-20.",
        "kurs.csv: Baris 2: 'Usd' bukan kode mata uang. Tulis USD.",
    ]
    window.workspace.set(language="en")
    assert window.notice.text.splitlines()[1] == "kurs.csv: Line 2: 'Usd' isn't a currency code. Write USD."


def test_a_letterhead_without_its_logo_is_told_on_the_page_of_papers(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"x" * 1_000_001)
    program.settings.write(Settings(theme="light", sheet=SheetSettings(sender=Sender(logo=str(logo)))))
    window = window_of(qtbot, program)
    window.show_page(SHEET)
    assert window.sheet.notice.text == f"{logo}: logo maksimal 1 MB."
    window.export()
    assert window.sheet.notice.text == f"{logo}: logo maksimal 1 MB."
    assert window.notice.isHidden()
    window.workspace.set(language="en")
    assert window.sheet.notice.text == f"{logo}: a logo can have at most 1 MB."


def test_a_table_that_is_none_is_told_in_its_dialog(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("", encoding="utf-8")
    window = window_of(qtbot, program)
    window.dialogs.batch()
    dialog = window.findChild(BatchDialog)
    assert isinstance(dialog, BatchDialog)
    dialog.read(path)
    qtbot.waitUntil(lambda: bool(dialog.said.text()) and not dialog.start.isEnabled())
    qtbot.waitUntil(lambda: str(path) in dialog.said.text())
    assert dialog.said.text() == f"{path}: Tabelnya kosong."


def test_a_language_chosen_in_the_settings_retells_what_is_on_show(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    window = window_of(qtbot, program)
    renderer = "Dokumen memuat terlalu banyak karakter yang tidak dapat ditampilkan oleh font mana pun di komputer ini."
    window.exchange.refused.emit(ExternalError(FONTLESS).message)
    assert window.notice.text == renderer
    window.dialogs.settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    choose(dialog.boxes["language"], "en")
    assert window.notice.text == FONTLESS
    dialog.close()
