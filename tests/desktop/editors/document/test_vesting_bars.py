from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.vesting_bars import VestingBars
from offercalc.presentation.pages.vesting_plan import VestingYear
from tests.windows import light

YEARS = VestingYear(0.6, "60%", "Feb 2027 · 600"), VestingYear(0.4, "40%", "Feb 2028 · 400")


def test_years_are_drawn_and_told(qtbot: QtBot) -> None:
    bars = VestingBars(light())
    qtbot.addWidget(bars)
    assert bars.isHidden()
    bars.show_years(YEARS)
    bars.resize(400, bars.sizeHint().height())
    assert (bars.isHidden(), bars.accessibleName()) == (False, "Feb 2027 · 600: 60%. Feb 2028 · 400: 40%")
    drawn = bars.grab().toImage()
    bars.show_years(YEARS[::-1])
    assert bars.grab().toImage() != drawn
    bars.show_years(())
    assert bars.isHidden()
