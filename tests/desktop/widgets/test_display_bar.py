from pytestqt.qtbot import QtBot

from offercalc.analysis.yearly import By
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.display_bar import DisplayBar
from tests.windows import choose, workspace_of


def shown(qtbot: QtBot) -> tuple[DisplayBar, Workspace]:
    workspace = workspace_of()
    strip = DisplayBar(workspace)
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


def test_it_takes_two_rows_where_one_is_too_narrow(qtbot: QtBot) -> None:
    strip, _workspace = shown(qtbot)
    tops = {strip.mapFromGlobal(box.mapToGlobal(box.rect().topLeft())).y() for box in (strip.currency, strip.by)}
    assert len(tops) == 1
    strip.resize(420, strip.heightForWidth(420))
    qtbot.waitUntil(lambda: strip.by.mapTo(strip, strip.by.rect().topLeft()).y() > strip.currency.height())
    assert strip.by.mapTo(strip, strip.by.rect().topRight()).x() <= 420
