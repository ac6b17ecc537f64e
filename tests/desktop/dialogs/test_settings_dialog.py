from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.settings_dialog import SettingsDialog
from offercalc.desktop.workspace import Workspace
from tests.windows import workspace_of


def shown(qtbot: QtBot) -> tuple[SettingsDialog, Workspace]:
    workspace = workspace_of()
    dialog = SettingsDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog, workspace


def choose(dialog: SettingsDialog, field: str, value: object) -> None:
    box = dialog.boxes[field]
    box.activated.emit(box.findData(value))


def test_it_shows_what_is_set(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    assert dialog.boxes["theme"].currentText() == "Light"
    assert dialog.boxes["scale"].currentText() == "100%"
    assert dialog.boxes["language"].currentText() == "As the system"
    assert [box.accessibleName() for box in dialog.boxes.values()] == [
        "Look", "Text size", "Language", "Number format", "Paper",
    ]  # fmt: skip


def test_every_setting_holds_at_once(qtbot: QtBot) -> None:
    dialog, workspace = shown(qtbot)
    for field, value in {"theme": "dark", "scale": 150, "number_format": "de_DE", "paper": "letter"}.items():
        choose(dialog, field, value)
        assert getattr(workspace.settings, field) == value


def test_the_language_changes_the_dialog_itself(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    choose(dialog, "language", "id")
    assert dialog.windowTitle() == "Setelan"
    assert dialog.boxes["language"].currentText() == "Indonesia"


def test_close_closes(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    dialog._buttons.rejected.emit()
    assert not dialog.isVisible()
