from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.take_home import TaxHome
from offercalc.desktop.widgets.tax.home_part import HomePart
from offercalc.presentation.tax.take_home_page import EstimatePart
from tests.tools import ENGLISH

UNKNOWN = EstimatePart("Globex", "", "the tax home is not known", (), is_known=False)
KNOWN = EstimatePart("Globex", "Washington, United States", "2026 rules", ("A note.",))


def made(qtbot: QtBot) -> HomePart:
    part = HomePart()
    qtbot.addWidget(part)
    part.show()
    qtbot.waitExposed(part)
    return part


def test_a_proposed_home_is_confirmed_with_one_click(qtbot: QtBot) -> None:
    part = made(qtbot)
    part.show_part(UNKNOWN, TaxHome("", "US-WA", "Washington, United States", ""), ENGLISH)
    assert part.confirm.text() == "Taxed in Washington, United States"
    assert part.confirm.accessibleName() == "Globex is taxed in Washington, United States"
    assert not part.badge.isVisible()
    with qtbot.waitSignal(part.confirmed) as confirmed:
        part.confirm.click()
    assert confirmed.args == ["US-WA"]


def test_a_confirmed_home_has_its_laws_and_notes(qtbot: QtBot) -> None:
    part = made(qtbot)
    part.show_part(KNOWN, TaxHome("US-WA", "", "Washington, United States", ""), ENGLISH)
    assert not part.confirm.isVisible()
    assert part.place.text() == "Washington, United States"
    assert (part.badge.text(), part.notes.text()) == ("2026 rules", "A note.")


def test_a_place_without_laws_says_so(qtbot: QtBot) -> None:
    part = made(qtbot)
    reason = replace(UNKNOWN, badge="no rules for Kenya")
    part.show_part(reason, TaxHome("KE", "", "Kenya", ""), ENGLISH)
    assert part.badge.text() == "no rules for Kenya"


def test_a_location_that_suggests_nothing_asks_for_the_home(qtbot: QtBot) -> None:
    part = made(qtbot)
    part.show_part(UNKNOWN, TaxHome("", "", "", ""), ENGLISH)
    assert part.badge.text() == "Enter the tax home in the offer: its location does not tell it."
    assert not part.confirm.isVisible()
