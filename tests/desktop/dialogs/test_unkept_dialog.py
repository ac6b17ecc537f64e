from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.application.sync.session import Session
from offercalc.desktop.dialogs.unkept_dialog import UnkeptDialog
from offercalc.desktop.shell.main_window import MainWindow
from tests.tools import FILES, offer_from
from tests.windows import FakeLibrary, open_window, workspace_with


def changed(qtbot: QtBot) -> MainWindow:
    """Open a window whose library cannot save, and change an offer."""
    library = FakeLibrary()
    window = open_window(qtbot, library=library)
    library.fault = "No space left on device"
    window.workspace.add(offer_from(), "New offer")
    window.workspace.session.flush()
    assert window.workspace.session.fault
    return window


def dialog_of(window: MainWindow) -> UnkeptDialog:
    return window.findChildren(UnkeptDialog)[-1]


def test_a_window_stays_open_while_changes_are_kept_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    window = changed(qtbot)
    assert not window.close()
    dialog = dialog_of(window)
    assert "Acme" in dialog.offers.text()
    dialog.stay.click()
    assert window.isVisible()
    window.close()
    dialog_of(window).save_into(tmp_path)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [path.name for path in tmp_path.glob("*.json")] == ["Acme - Engineer.json"]


def test_a_person_may_let_changes_go(qtbot: QtBot) -> None:
    window = changed(qtbot)
    window.close()
    dialog_of(window).leave.click()
    assert not window.isVisible()


def test_a_window_with_nothing_to_lose_closes(qtbot: QtBot) -> None:
    window = open_window(qtbot, library=FakeLibrary())
    window.workspace.add(offer_from(), "New offer")
    assert window.close()


def test_offers_of_one_name_get_files_of_their_own_and_a_fault_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(())
    for _time in range(2):
        session.add(offer_from(company="Acme", role="Engineer"), "New offer")
    dialog = UnkeptDialog(workspace_with(session), lambda: FILES)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.save_into(tmp_path / "missing")
    assert "missing" in dialog.notice.text
    assert "Choose another folder." in dialog.notice.text
    assert dialog.rect().contains(dialog.save.geometry())
    assert dialog.isVisible()
    dialog.save.click()
    dialog.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path))
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["Acme - Engineer 2.json", "Acme - Engineer.json"]
    assert not dialog.isVisible()


def test_of_very_many_offers_the_first_are_named(qtbot: QtBot) -> None:
    session = Session(())
    for number in range(30):
        session.add(offer_from(company=f"C{number}"), "New offer")
    dialog = UnkeptDialog(workspace_with(session), lambda: FILES)
    qtbot.addWidget(dialog)
    assert "C4 " in dialog.offers.text()
    assert "C5 " not in dialog.offers.text()
    assert "and 25 other offers" in dialog.offers.text()


def test_the_buttons_stay_on_the_screen_below_very_long_names(qtbot: QtBot) -> None:
    session = Session(())
    for _time in range(8):
        session.add(offer_from(company="Globex " * 60), "New offer")
    dialog = UnkeptDialog(workspace_with(session), lambda: FILES)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.offers.heightForWidth(dialog.offers.width()) <= dialog.offers.height()
    assert dialog.rect().contains(dialog.save.geometry())
