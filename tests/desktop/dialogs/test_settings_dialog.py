import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.settings_dialog import SettingsDialog
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import ThemeName, load_theme
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
    assert dialog.boxes["language"].currentText() == "Use system setting"
    assert [box.accessibleName() for box in dialog.boxes.values()] == [
        "Theme", "Text size", "Language", "Number format", "Perspective", "Exchange rates", "Paper size",
    ]  # fmt: skip


def test_the_settings_are_listed_by_section_at_the_side(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    sections = [dialog.sections.item(place).text() for place in range(dialog.sections.count())]
    assert sections == ["Appearance", "Language and numbers", "Exchange rates", "Documents", "Library"]
    assert [dialog.boxes[name].isVisible() for name in ("theme", "language")] == [True, False]
    qtbot.keyClick(dialog.sections, Qt.Key.Key_Down)
    assert [dialog.boxes[name].isVisible() for name in ("theme", "language")] == [False, True]
    assert not dialog.sections.verticalScrollBar().isVisible()
    box, label = dialog.boxes["language"], dialog._labels["language"]
    assert label.geometry().bottom() < box.geometry().top()
    every = [*dialog.boxes.values(), *dialog.lines.values()]
    assert all(dialog.pages.isAncestorOf(one) for one in every)  # each is in a section


def test_the_fields_of_every_section_are_whole(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    for place, field in enumerate(("scale", "number_format", "daily_rates", "paper", "library")):
        dialog.sections.setCurrentRow(place)
        entry = dialog.boxes.get(field) or dialog.lines[field]
        assert entry.visibleRegion().boundingRect() == entry.rect()


def test_every_setting_holds_at_once(qtbot: QtBot) -> None:
    dialog, workspace = shown(qtbot)
    for field, value in {
        "theme": "dark",
        "scale": 150,
        "number_format": "de_DE",
        "daily_rates": True,
        "paper": "letter",
    }.items():
        choose(dialog, field, value)
        assert getattr(workspace.settings, field) == value


def test_the_language_changes_the_dialog_itself(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    choose(dialog, "language", "id")
    assert dialog.windowTitle() == "Pengaturan"
    assert dialog.boxes["language"].currentText() == "Indonesia"


def test_close_closes(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    dialog._buttons.rejected.emit()
    assert not dialog.isVisible()


def test_escape_closes(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_arrow_keys_choose(qtbot: QtBot) -> None:
    dialog, workspace = shown(qtbot)
    for field, value in {"theme": "dark", "scale": 125, "paper": "letter"}.items():
        qtbot.keyClick(dialog.boxes[field], Qt.Key.Key_Down)
        assert getattr(workspace.settings, field) == value


def test_every_language_calls_itself_by_its_own_name(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    box = dialog.boxes["language"]
    assert [box.itemText(place) for place in range(box.count())] == ["Use system setting", "English", "Indonesia"]


def test_every_box_is_labelled(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot)
    assert [label.buddy() for label in dialog._labels.values()] == [*dialog.boxes.values(), *dialog.lines.values()]


def test_what_is_set_elsewhere_is_shown(qtbot: QtBot) -> None:
    dialog, workspace = shown(qtbot)
    workspace.set(scale=200)
    assert dialog.boxes["scale"].currentText() == "200%"


@pytest.mark.parametrize("theme", ["system", "light", "dark"])
def test_every_look_and_size_is_worn(qtbot: QtBot, theme: ThemeName) -> None:
    dialog, workspace = shown(qtbot)
    for percent in (100, 200):
        choose(dialog, "theme", theme)
        choose(dialog, "scale", percent)
        assert (workspace.settings.theme, workspace.settings.scale) == (theme, percent)
        assert load_theme(theme, percent).scale == percent / 100
        assert not dialog.grab().isNull()


def test_a_name_and_a_library_are_typed(qtbot: QtBot) -> None:
    dialog, workspace = shown(qtbot)
    for field, text in {"author": " Rina ", "library": "postgresql://rina@server/offers"}.items():
        dialog.lines[field].setText(text)
        dialog.lines[field].editingFinished.emit()
        assert getattr(workspace.settings, field) == text.strip()
    assert dialog.lines["author"].accessibleName() == "Your name in the history"
    assert dialog.lines["author"].placeholderText() == "your account name"
