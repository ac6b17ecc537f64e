from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.desktop.state.negotiator import AMOUNT, Negotiator
from offercalc.desktop.widgets.negotiation.ask_panel import AskPanel
from tests.tools import StandInServices
from tests.windows import choose, light, net_pay_of, workspace_of


def shown(qtbot: QtBot, width: int = 1080) -> AskPanel:
    workspace, tools = workspace_of(), StandInServices()
    negotiator = Negotiator(workspace, tools.sources, net_pay_of(tools))
    panel = AskPanel(workspace, negotiator, light())
    negotiator.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(width, 700)
    panel.fit_into(width)
    panel.show()
    with qtbot.waitSignal(negotiator.answered):
        panel.refresh(light())
    for _pass in range(3):  # the rows are laid out after the answer; clicks before that miss them
        QApplication.processEvents()
    return panel


def test_it_says_how_far_an_offer_is_behind_and_what_closes_it(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.accessibleName() == "What would make OpenAI equal to"
    assert panel.target.currentText() == "Globex"
    assert panel.headline.text() == "OpenAI is at most $148,000 short over 4 years. Your ask closes all of it."
    assert [row.name.text() for row in panel.rows][:3] == ["Base salary", "Sign-on bonus", "Target bonus"]
    assert (panel.rows[0].ask.text(), panel.rows[0].alone.text()) == ("595,000", "$595,000")
    assert panel.bar.accessibleDescription() == "Base salary +$160,000"


def test_typing_an_ask_moves_the_term_that_closes_the_rest(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    line = panel.rows[1].ask
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "100k")
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (panel.rows[0].ask.text(), panel.rows[1].adds.text()) == ("570,000", "+$100,000")


def test_the_arrow_keys_and_the_slider_move_by_the_step(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.keyClick(panel.rows[1].ask, Qt.Key.Key_Up)
    assert panel.rows[1].ask.text() == "5,000"
    with qtbot.waitSignal(panel._negotiator.answered):
        panel.rows[1].slider.setValue(4)
    assert panel.rows[1].ask.text() == "20,000"


def test_what_is_wrong_stands_at_its_field(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    line = panel.rows[0].ask
    line.selectAll()
    qtbot.keyClicks(line, "100k")
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert panel.rows[0].complaint.text() == "This is below what is offered; ask for that or more."
    assert panel.rows[0].ask.property("faulty")
    line.selectAll()
    qtbot.keyClicks(line, "lots")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert panel.rows[0].complaint.text()


def test_another_term_can_close_the_rest_or_none(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.mouseClick(panel.rows[1].closes, Qt.MouseButton.LeftButton)
    assert [row.closes.isChecked() for row in panel.rows[:2]] == [False, True]
    assert (panel.rows[0].ask.text(), panel.rows[1].ask.text()) == ("555,000", "150,000")
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.mouseClick(panel.rows[1].closes, Qt.MouseButton.LeftButton)
    assert not any(row.closes.isChecked() for row in panel.rows)
    assert panel.rows[1].ask.text() == "150,000"


def test_another_way_is_one_click(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.ways[1].text() == "Sign-on bonus only\n$150,000 at the start"
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.mouseClick(panel.ways[2], Qt.MouseButton.LeftButton)
    assert [row.ask.text() for row in panel.rows[:2]] == ["575,000", "70,000"]


def test_an_amount_can_be_reached_instead_of_another_offer(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert not panel.amount.isVisible()
    choose(panel.target, AMOUNT)
    assert panel.amount.isVisible()
    qtbot.keyClicks(panel.amount, "2.4M")
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.keyClick(panel.amount, Qt.Key.Key_Return)
    assert panel.rows[0].ask.text() == "600,000"
    panel.amount.selectAll()
    qtbot.keyClicks(panel.amount, "much")
    qtbot.keyClick(panel.amount, Qt.Key.Key_Return)
    assert panel.fault.isVisible()


def test_a_step_is_typed(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.rows[0].step.selectAll()
    qtbot.keyClicks(panel.rows[0].step, "1000")
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.keyClick(panel.rows[0].step, Qt.Key.Key_Return)
    assert panel.rows[0].ask.text() == "592,000"
    assert panel._negotiator.stance.steps == {0: Decimal(1000)}


def test_where_room_is_scarce_sliders_and_steps_go(qtbot: QtBot) -> None:
    wide = shown(qtbot)
    assert [row.slider.isVisible() for row in wide.rows[:2]] == [False, True]  # the first one closes the rest
    assert [row.closes.text() for row in wide.rows[:2]] == ["closes the rest", "rest"]
    narrow = shown(qtbot, 600)
    assert not narrow.rows[1].slider.isVisible()
    assert not narrow.rows[1].step.isVisible()


def test_a_start_date_is_typed_as_a_date(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    start = panel.rows[-1]
    assert (start.name.text(), start.alone.text()) == ("Start date", "has no effect")
    start.ask.selectAll()
    qtbot.keyClicks(start.ask, "2027-01-15")
    with qtbot.waitSignal(panel._negotiator.answered):
        qtbot.keyClick(start.ask, Qt.Key.Key_Return)
    proposal = panel._negotiator.answer.proposal
    assert proposal is not None
    assert proposal.counter_offer.start_date == date(2027, 1, 15)
    start.ask.selectAll()
    qtbot.keyClicks(start.ask, "soon")
    qtbot.keyClick(start.ask, Qt.Key.Key_Return)
    assert "isn't a date" in start.complaint.text()


def test_an_exchange_rate_is_told_but_nobody_is_asked_for_it(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel._workspace.set(currency="IDR")
    with qtbot.waitSignal(panel._negotiator.answered):
        panel.refresh(light())
    assert "Exchange rate" not in [row.name.text() for row in panel.rows]  # both offers are in dollars
    panel._negotiator.change(target=panel._negotiator.others[0].document)
    qtbot.waitUntil(lambda: panel.rows[-1].name.text() == "Exchange rate")
    rate = panel.rows[-1]
    assert (rate.note.text(), rate.ask.isEnabled(), rate.closes.isEnabled()) == ("IDR/USD", False, False)


def test_every_measure_can_be_asked_for(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    for at in range(1, panel.measure.count()):
        with qtbot.waitSignal(panel._negotiator.answered):
            panel.measure.setCurrentIndex(at)
            panel.measure.activated.emit(at)
            panel.refresh(light())
        assert panel.measure.currentIndex() == at
