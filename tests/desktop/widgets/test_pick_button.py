from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.pick_button import PickButton
from tests.windows import light


def test_it_lists_the_choices_and_tells_which_is_picked(qtbot: QtBot) -> None:
    button = PickButton(12)
    qtbot.addWidget(button)
    button.restyle(light())
    button.show_choices("b", lambda: (("a", "A & Co"), ("b", "B")), "Choose")
    assert (button.accessibleName(), button.toolTip()) == ("Choose", "Choose")
    actions = button.menu_of_offers().actions()
    assert [(action.text(), action.isChecked()) for action in actions] == [("A && Co", False), ("B", True)]
    with qtbot.waitSignal(button.picked) as picked:
        actions[0].trigger()
    assert picked.args == ["a"]
