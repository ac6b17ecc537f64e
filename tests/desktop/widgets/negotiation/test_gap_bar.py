from decimal import Decimal
from fractions import Fraction

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from offercalc.analysis.negotiation.levers import LeverKind, Wish
from offercalc.analysis.negotiation.package import AskedTerm
from offercalc.analysis.yearly import By
from offercalc.application.workbench.negotiation import Aim, Bid, Conditions, proposed
from offercalc.desktop.widgets.negotiation.gap_bar import GapBar
from offercalc.presentation.negotiation.negotiation_page import negotiation_page
from tests.builders import assumptions, book, offer, presets
from tests.tools import ENGLISH
from tests.windows import light


def test_each_term_fills_its_share_in_its_color(qtbot: QtBot) -> None:
    conditions = Conditions(assumptions("USD"), By.EMPLOYMENT, book(), presets())
    asked = (
        AskedTerm(wish=Wish(kind=LeverKind.BASE), value=Decimal(110_000)),
        AskedTerm(wish=Wish(kind=LeverKind.SIGN_ON), value=Decimal(20_000)),
    )
    proposal = proposed(offer("100k USD/year"), Bid(aim=Aim(target=Fraction(480_000)), asked=asked), conditions)
    bar = GapBar(light())
    qtbot.addWidget(bar)
    bar.resize(400, 42)
    bar.show_page(negotiation_page(proposal, ENGLISH), light())
    bar.show()
    picture = bar.grab().toImage()
    assert picture.pixelColor(100, 10) == QColor(light().hex("base"))
    assert picture.pixelColor(250, 10) == QColor(light().hex("one_time"))
    assert picture.pixelColor(350, 10) not in [QColor(light().hex(name)) for name in ("base", "one_time")]
    assert bar.accessibleName() == "Acme is $80,000 short over 4 years. Your ask closes $60,000 of it."
