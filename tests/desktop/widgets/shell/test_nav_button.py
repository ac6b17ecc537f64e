from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.nav_button import NavButton
from tests.windows import light


def test_a_folded_button_has_its_name_as_a_tip_and_no_count(qtbot: QtBot) -> None:
    button = NavButton("briefcase")
    qtbot.addWidget(button)
    button.restyle(light())
    button.name("Offers")
    button.show_count(3, "3 offers")
    assert (button.text(), button.count.text(), button.count.isHidden()) == (" Offers", "3", False)
    assert button.accessibleDescription() == "3 offers"
    button.fold(is_folded=True)
    assert (button.text(), button.toolTip(), button.count.isHidden()) == ("", "Offers", True)
