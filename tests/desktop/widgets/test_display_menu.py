from decimal import Decimal

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.analysis.yearly import By
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.display_menu import DisplayMenu
from tests.tools import offer_from
from tests.windows import choose, workspace_of


def shown(qtbot: QtBot) -> tuple[DisplayMenu, Workspace]:
    workspace = workspace_of()
    strip = DisplayMenu(workspace)
    qtbot.addWidget(strip)
    strip.refresh()
    strip.resize(1000, 40)
    strip.show()
    qtbot.waitExposed(strip)
    return strip, workspace


def test_it_offers_every_currency_in_use_by_code_and_name(qtbot: QtBot) -> None:
    strip, _workspace = shown(qtbot)
    texts = [strip.currency.itemText(place) for place in range(strip.currency.count())]
    assert texts[0] == "the offer's currency"
    assert "IDR · Indonesian Rupiah" in texts
    assert not any(text.startswith("HRK") for text in texts)


def test_choices_are_set_at_once(qtbot: QtBot) -> None:
    strip, workspace = shown(qtbot)
    choose(strip.currency, "IDR")
    choose(strip.years, 7)
    choose(strip.by, By.CALENDAR)
    settings = workspace.settings
    assert (settings.currency, settings.years, settings.by) == ("IDR", 7, By.CALENDAR)


def test_what_is_set_elsewhere_is_shown(qtbot: QtBot) -> None:
    strip, workspace = shown(qtbot)
    workspace.set(currency="EUR", years=2, by=By.CALENDAR)
    strip.refresh()
    assert (strip.currency.currentData(), strip.years.currentText()) == ("EUR", "2 years")
    assert strip.by.currentText() == "calendar year"


def test_it_speaks_the_language_in_force(qtbot: QtBot) -> None:
    strip, workspace = shown(qtbot)
    workspace.set(language="id")
    strip.refresh()
    assert strip.years.currentText() == "4 tahun"
    assert strip.currency.accessibleName() == "Mata uang tampilan"


def test_the_button_says_what_holds(qtbot: QtBot) -> None:
    strip, workspace = shown(qtbot)
    assert strip.text().strip() == "USD · 4 years"
    workspace.set(currency="IDR", years=2, by=By.CALENDAR)
    workspace.set(assumed=replace(workspace.settings.assumed, attainment_percent=Decimal(80)))
    strip.refresh()
    assert strip.text().strip() == "IDR · 2 years · calendar year · 1 custom assumption"
    assert strip.accessibleName() == f"How figures are shown: {strip.text().strip()}"


def test_of_all_offers_it_names_no_currency_of_the_selected_one_alone(qtbot: QtBot) -> None:
    workspace = workspace_of()
    strip = DisplayMenu(workspace, is_of_all=True)
    qtbot.addWidget(strip)
    strip.refresh()
    assert strip.text() == " own currencies · 4 years"
    workspace.set(currency="EUR")
    strip.refresh()
    assert strip.text() == " EUR · 4 years"
    alike = DisplayMenu(workspace_of(offer_from(currency="IDR")), is_of_all=True)
    qtbot.addWidget(alike)
    alike.refresh()
    assert alike.text() == " IDR · 4 years"


def test_it_opens_a_popup_that_escape_closes(qtbot: QtBot) -> None:
    strip, _workspace = shown(qtbot)
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    assert strip.popup.isVisible()
    assert strip.screen().availableGeometry().contains(strip.popup.frameGeometry().center())
    assert strip.popup.size() == strip.popup.sizeHint()  # no choice is cut, also on a small screen
    qtbot.keyClick(strip.popup, Qt.Key.Key_Escape)
    assert not strip.popup.isVisible()


def test_the_assumptions_close_the_popup(qtbot: QtBot) -> None:
    strip, _workspace = shown(qtbot)
    strip.open()
    strip.assumptions.click()
    assert not strip.popup.isVisible()
