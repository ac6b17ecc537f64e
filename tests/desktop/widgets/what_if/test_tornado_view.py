from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.what_if.tornado_view import TornadoView
from offercalc.presentation.negotiation.tornado import Tornado, TornadoBar
from tests.windows import light

FOUND = Tornado(
    (
        TornadoBar("Exchange rate", "16,000", "20,000", "$10,000", "$90,000", 0.1, 0.9, turns=False),
        TornadoBar("Share price", "30", "50", "-$5,000", "$60,000", 0.0, 0.6, turns=True),
    ),
    0.5, 0.05, "Acme leads",
)  # fmt: skip


def test_each_factor_has_a_bar_and_one_that_turns_the_order_is_marked(qtbot: QtBot) -> None:
    view = TornadoView(light())
    qtbot.addWidget(view)
    view.resize(600, 92)
    view.show_tornado(FOUND, "What matters most", light())
    view.show()
    picture = view.grab().toImage()
    assert picture.pixelColor(340, 20) == QColor(light().hex("base"))
    assert picture.pixelColor(340, 66) == QColor(light().hex("series_3"))
    assert view.accessibleDescription().startswith("Exchange rate: $10,000 (16,000), $90,000 (20,000)")
