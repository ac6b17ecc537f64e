from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offercalc.application.tax.person_facts import Fact
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.tax.steps_dialog import StepsDialog
from offercalc.desktop.widgets.tax.take_home_controls import TakeHomeControls
from tests.tools import OPENAI, sample
from tests.windows import light, workspace_of


def made(qtbot: QtBot, home: str | None) -> tuple[TakeHomeControls, Workspace, QWidget]:
    workspace = workspace_of(replace(sample(OPENAI), tax_home=home))
    parent = QWidget()
    qtbot.addWidget(parent)
    controls = TakeHomeControls(workspace, light(), parent, lambda: [workspace.chosen_document])

    def show() -> None:
        view = workspace.offer_view() if isValid(parent) else None
        if view is not None:
            controls.show(view.estimate)

    workspace.changed.connect(show)
    parent.show()
    qtbot.waitExposed(parent)
    show()
    controls.switch.net.click()
    qtbot.waitUntil(controls.panel.isVisible)
    return controls, workspace, parent


def test_a_home_is_confirmed_and_facts_are_kept_in_the_settings(qtbot: QtBot) -> None:
    controls, workspace, _parent = made(qtbot, None)
    controls.panel.parts[0].confirm.click()
    assert workspace.offers[0].offer.tax_home == "US-CA"
    controls.panel.answered.emit(Fact("US", "filing_status", "single"))
    assert workspace.settings.about_you == (Fact("US", "filing_status", "single"),)


def test_the_panel_is_closed_and_opened_by_its_chip(qtbot: QtBot) -> None:
    controls, _workspace, _parent = made(qtbot, "US-CA")
    controls.panel.close_button.click()
    assert not controls.panel.isVisible()
    controls.switch.chip.click()
    assert controls.panel.isVisible()


def test_every_step_is_opened_from_its_offer(qtbot: QtBot) -> None:
    controls, _workspace, _parent = made(qtbot, "US-CA")
    assert controls.panel.parts[0].steps.isVisible()
    controls.panel.parts[0].steps.click()
    (dialog,) = controls.panel.window().findChildren(StepsDialog)
    assert dialog.windowTitle() == "Every step for OpenAI"
    dialog.show_year_of(3)
    assert dialog.year.currentText() == "2028"
    dialog.show_year_of(None)
    assert dialog.year.currentText() == "2026"
    dialog.reject()
