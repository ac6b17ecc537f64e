from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.what_if.totals_bars import TotalsBars
from offercalc.presentation.negotiation.what_if_page import TotalRow
from tests.windows import light


def test_each_offer_has_a_bar_in_its_color_and_is_told(qtbot: QtBot) -> None:
    bars = TotalsBars(light())
    qtbot.addWidget(bars)
    bars.resize(600, 60)
    rows = TotalRow("Acme", "$400,000", "ahead", 1.0), TotalRow("Globex", "$200,000", "-$200,000", 0.5)
    bars.show_rows(rows, (2, 0), "Totals", light())
    bars.show()
    picture = bars.grab().toImage()
    assert picture.pixelColor(90, 15) == QColor(light().hex("series_3"))
    assert picture.pixelColor(90, 45) == QColor(light().hex("series_1"))
    assert bars.accessibleDescription() == "Acme: $400,000, ahead; Globex: $200,000, -$200,000"
