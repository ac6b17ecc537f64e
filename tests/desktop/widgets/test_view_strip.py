from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from offercalc.analysis.yearly import By
from offercalc.desktop.widgets.view_strip import ViewStrip
from offercalc.desktop.workspace import Workspace
from tests.windows import choose, workspace_of


def shown(qtbot: QtBot) -> tuple[ViewStrip, Workspace]:
    workspace = workspace_of()
    strip = ViewStrip(workspace)
    qtbot.addWidget(strip)
    strip.refresh()
    strip.resize(1000, 40)
    strip.show()
    qtbot.waitExposed(strip)
    return strip, workspace


def test_it_offers_every_currency_in_use_by_code_and_name(qtbot: QtBot) -> None:
    strip, _workspace = shown(qtbot)
    texts = [strip.currency.itemText(place) for place in range(strip.currency.count())]
    assert texts[0] == "the offer's own currency"
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


def test_it_takes_two_rows_where_one_is_too_narrow(qtbot: QtBot) -> None:
    strip, _workspace = shown(qtbot)
    assert strip._layout.direction() is QBoxLayout.Direction.LeftToRight
    strip.resize(420, 90)
    assert strip._layout.direction() is QBoxLayout.Direction.TopToBottom


def test_the_arrow_keys_choose(qtbot: QtBot) -> None:
    strip, workspace = shown(qtbot)
    for box in (strip.currency, strip.years, strip.by):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    settings = workspace.settings
    assert (settings.currency, settings.years, settings.by) == (strip.currency.itemData(1), 5, By.CALENDAR)


def test_a_currency_is_found_by_its_letters(qtbot: QtBot) -> None:
    strip, workspace = shown(qtbot)
    qtbot.keyClicks(strip.currency, "IDR")
    assert workspace.settings.currency == "IDR"


def test_every_choice_is_labelled_and_has_a_name(qtbot: QtBot) -> None:
    strip, _workspace = shown(qtbot)
    labels = [(label.text(), label.buddy().accessibleName()) for label in strip._labels]
    assert labels == [("Show in", "Display currency"), ("over", "Horizon"), ("by", "Kind of years")]
