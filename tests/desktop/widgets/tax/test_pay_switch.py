from pytestqt.qtbot import QtBot

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.tax.pay_switch import PaySwitch
from tests.windows import workspace_of


def shown(qtbot: QtBot) -> tuple[PaySwitch, Workspace]:
    workspace = workspace_of()
    switch = PaySwitch(workspace)
    qtbot.addWidget(switch)
    workspace.changed.connect(switch.refresh)
    switch.refresh()
    switch.show()
    qtbot.waitExposed(switch)
    return switch, workspace


def test_figures_are_before_tax_by_default_and_nothing_is_estimated(qtbot: QtBot) -> None:
    switch, workspace = shown(qtbot)
    assert switch.gross.isChecked()
    assert not switch.chip.isVisible()
    assert not workspace.settings.take_home


def test_take_home_is_a_setting_and_says_that_it_is_an_estimate(qtbot: QtBot) -> None:
    switch, workspace = shown(qtbot)
    with qtbot.waitSignal(switch.explained) as asked:
        switch.net.click()
    assert asked.args == [True]
    assert workspace.settings.take_home
    assert switch.chip.isVisible()
    assert switch.chip.text() == "Estimate, not tax advice"
    with qtbot.waitSignal(switch.explained) as asked:
        switch.chip.click()
    assert asked.args == [False]
    with qtbot.assertNotEmitted(switch.explained):
        switch.net.click()
        switch.gross.click()
    assert not workspace.settings.take_home


def test_it_speaks_indonesian(qtbot: QtBot) -> None:
    switch, workspace = shown(qtbot)
    workspace.set(language="id")
    assert (switch.gross.text(), switch.net.text()) == ("Bruto", "Take-home pay")
