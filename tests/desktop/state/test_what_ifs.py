from pytestqt.qtbot import QtBot

from offercalc.analysis.negotiation.what_if import shares_of
from offercalc.desktop.state.what_ifs import WhatIfs
from tests.tools import StandInServices
from tests.windows import net_pay_of, workspace_of


def test_a_comparison_is_worked_out_once(qtbot: QtBot) -> None:
    workspace, tools = workspace_of(), StandInServices()
    figures = WhatIfs(workspace, tools.sources, net_pay_of(tools))
    comparison = workspace.comparison()
    share = next(shares_of(tuple(one.offer for one in comparison.offers)))
    with qtbot.waitSignal(figures.ready, timeout=60_000):
        figures.ask(comparison, share)
    scene = figures.scene
    assert scene.found is not None
    assert scene.found.totals() == tuple(one.total.likely for one in comparison.offers)
    assert scene.sensitivity is not None
    with qtbot.assertNotEmitted(figures.ready, wait=50):
        figures.ask(comparison, share)
    figures.deleteLater()
