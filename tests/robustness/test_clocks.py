"""Every page opens in any year of the system clock."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.tools import StandInServices
from tests.windows import open_window

CLOCKS = (date.min, date(9998, 6, 30), date.max)


@pytest.mark.parametrize("day", CLOCKS, ids=str)
def test_every_page_of_the_window_opens(qtbot: QtBot, day: date) -> None:
    window = open_window(qtbot, tools=StandInServices(today=day))
    for page in range(5):
        window.show_page(page)
    window.new_offer()
    assert len(window.workspace.listed) == 4
