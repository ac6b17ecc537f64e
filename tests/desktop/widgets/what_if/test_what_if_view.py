from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.state.what_ifs import WhatIfs
from offercalc.desktop.widgets.what_if.what_if_view import WhatIfView
from tests.tools import StandInServices
from tests.windows import light, net_pay_of, workspace_of


def shown(qtbot: QtBot) -> WhatIfView:
    workspace, tools = workspace_of(), StandInServices()
    figures = WhatIfs(workspace, tools.sources, net_pay_of(tools), workspace)
    view = WhatIfView(workspace, figures, light())
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show_comparison(workspace.comparison(), light())
    with qtbot.waitSignal(view.figures.ready, timeout=60_000):
        view.show()
    return view


def test_totals_follow_the_sliders_and_go_back_to_what_is_assumed(qtbot: QtBot) -> None:
    view = shown(qtbot)
    before = view.bars.accessibleDescription()
    assert "Globex: $2,368,000, ahead" in before
    assert view.rate_words.text().endswith("IDR/USD")
    view.rate.setFocus()
    qtbot.keyClick(view.rate, Qt.Key.Key_PageUp)
    assert view.bars.accessibleDescription() != before
    view.rest.click()
    assert view.bars.accessibleDescription() == before


def test_a_share_price_turns_the_order_and_what_matters_is_drawn(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert "a share, Globex is ahead of OpenAI." in view.turns.text()
    assert list(view.price.marks())
    assert view.why.text().startswith("Globex leads by $148,000")
    assert "Payout of bonuses" in view.tornado.accessibleDescription()
