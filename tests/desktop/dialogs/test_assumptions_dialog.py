from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.assumptions_dialog import AssumptionsDialog
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.scenario.assumptions import CompanyPrice, Target, Targets
from offercalc.domain.scenario.scenario import Scenario
from tests.tools import SAMPLES, TODAY, sample
from tests.windows import open_window, workspace_of


def opened(qtbot: QtBot) -> tuple[AssumptionsDialog, Workspace]:
    workspace = workspace_of(*map(sample, SAMPLES))
    dialog = AssumptionsDialog(workspace, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog, workspace


def line(dialog: AssumptionsDialog, *path: str) -> QLineEdit:
    entry = dialog.editors[path].entry
    assert isinstance(entry, QLineEdit)
    return entry


def test_what_is_typed_holds_at_once_and_closing_takes_the_last_entry(qtbot: QtBot) -> None:
    dialog, workspace = opened(qtbot)
    qtbot.keyClicks(line(dialog, "discount_percent"), "5")
    qtbot.keyClick(line(dialog, "discount_percent"), Qt.Key.Key_Return)
    assert workspace.settings.assumed.discount_percent == Decimal(5)
    assert workspace.comparison().assumptions.discount_percent == Decimal(5)
    line(dialog, "attainment_percent").setText("80")
    dialog.reject()
    assert workspace.settings.assumed.attainment_percent == Decimal(80)


def test_what_makes_no_sense_stays_in_the_field_and_is_said(qtbot: QtBot) -> None:
    dialog, workspace = opened(qtbot)
    qtbot.keyClicks(line(dialog, "dilution_percent"), "100")
    qtbot.keyClick(line(dialog, "dilution_percent"), Qt.Key.Key_Return)
    assert dialog.editors["dilution_percent",].complaint == "Enter a number from 0 to 99."
    assert line(dialog, "dilution_percent").text() == "100"
    assert workspace.settings.assumed == Scenario()


def test_a_choice_opens_its_fields_and_keeps_the_focus(qtbot: QtBot) -> None:
    dialog, workspace = opened(qtbot)
    box = dialog.editors["prices", ""].entry
    assert isinstance(box, QComboBox)
    box.setFocus()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert line(dialog, "prices", "", "percent_a_year").text() == "0"
    assert dialog.focusWidget() is dialog.editors["prices", ""].entry
    line(dialog, "prices", "", "percent_a_year").setText("8")
    qtbot.keyClick(line(dialog, "prices", "", "percent_a_year"), Qt.Key.Key_Return)
    assert workspace.settings.assumed.count == 1


def test_one_press_goes_back_to_the_plainest_case(qtbot: QtBot) -> None:
    dialog, workspace = opened(qtbot)
    assert not dialog.reset.isEnabled()
    workspace.set(assumed=Scenario(discount_percent=Decimal(5)))
    assert line(dialog, "discount_percent").text() == "5"
    dialog.reset.click()
    assert workspace.settings.assumed == Scenario()
    assert line(dialog, "discount_percent").text() == ""


def test_the_strip_opens_it_and_counts_what_is_assumed(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(1)
    button = window.compare.strip.assumptions
    assert button.text() == "Assumptions"
    button.click()
    assert window.findChild(AssumptionsDialog) is not None
    window.workspace.set(assumed=Scenario(discount_percent=Decimal(5), average_months=6))
    assert (button.text(), button.accessibleDescription()) == ("Assumptions · 2", "2 custom assumptions")


def test_amounts_are_hidden_while_others_look_on_and_percentages_stay(qtbot: QtBot) -> None:
    dialog, workspace = opened(qtbot)
    target = Targets(targets=(Target(on=TODAY, price=Decimal(120)),))
    name = "Globex Sample Corporation"
    workspace.set(assumed=Scenario(prices=(CompanyPrice(name, target),), discount_percent=Decimal(5)))
    workspace.hide_amounts()
    assert line(dialog, "prices", name, "price").echoMode() is QLineEdit.EchoMode.Password
    assert line(dialog, "discount_percent").echoMode() is QLineEdit.EchoMode.Normal
