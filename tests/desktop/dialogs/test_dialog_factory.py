from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.history_dialog import HistoryDialog
from offercalc.desktop.dialogs.removed_dialog import RemovedDialog
from offercalc.desktop.dialogs.settings_dialog import SettingsDialog
from tests.windows import open_window


def test_every_dialog_opens_beside_the_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    for open_it, kind in (
        (window.dialogs.settings, SettingsDialog), (window.dialogs.history, HistoryDialog),
        (window.dialogs.removed, RemovedDialog),
    ):  # fmt: skip
        open_it()
        dialog = window.findChild(kind)
        assert isinstance(dialog, kind)
        assert dialog.isVisible()
        dialog.close()


def test_without_an_offer_there_is_no_history(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    window.dialogs.history()
    assert window.findChild(HistoryDialog) is None
