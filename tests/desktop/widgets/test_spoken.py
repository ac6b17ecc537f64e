from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.spoken import spoken


def test_without_a_translator_a_message_is_english(qtbot: QtBot) -> None:
    assert spoken("Copy table") == "Copy table"
