from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.side_foot import SideFoot
from tests.windows import light


def test_its_icons_have_names_and_stand_below_one_another_when_folded(qtbot: QtBot) -> None:
    foot = SideFoot()
    qtbot.addWidget(foot)
    foot.restyle(light())
    foot.name(("Hide amounts", "Settings", "Help"), "Ctrl+K")
    assert [(one.accessibleName(), one.toolTip()) for one in foot.buttons] == [
        ("Hide amounts", "Hide amounts"), ("Settings", "Settings"), ("Help", "Help"),
    ]  # fmt: skip
    foot.show()
    assert foot.privacy.y() == foot.help.y()
    foot.fold(is_folded=True)
    foot.adjustSize()
    assert foot.privacy.y() < foot.settings.y() < foot.help.y()
    assert foot.keys.isHidden()


def test_the_eye_shows_whether_amounts_are_hidden(qtbot: QtBot) -> None:
    foot = SideFoot()
    qtbot.addWidget(foot)
    foot.restyle(light())
    before = foot.privacy.icon().cacheKey()
    foot.show_private(is_private=True)
    assert foot.privacy.isChecked()
    assert foot.privacy.icon().cacheKey() != before
