from datetime import date
from decimal import Decimal

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.analysis.measures import InYear, Overall
from offercalc.analysis.negotiation.levers import LeverKind
from offercalc.desktop.state.negotiator import AMOUNT, Answer, Negotiator
from offercalc.desktop.state.workspace import Workspace
from tests.tools import StandInServices
from tests.windows import net_pay_of, workspace_of


def answered(qtbot: QtBot, negotiator: Negotiator) -> Answer:
    with qtbot.waitSignal(negotiator.answered, timeout=60_000):
        negotiator.refresh()
    negotiator._lane.wait()
    return negotiator.answer


def begun(qtbot: QtBot) -> tuple[Workspace, Negotiator]:
    workspace, tools = workspace_of(), StandInServices()
    negotiator = Negotiator(workspace, tools.sources, net_pay_of(tools))
    answered(qtbot, negotiator)
    return workspace, negotiator


def values(negotiator: Negotiator) -> list[object]:
    proposal = negotiator.answer.proposal
    assert proposal is not None
    return [row.value for row in proposal.package.rows]


def test_the_target_is_the_compared_offer_with_the_most(qtbot: QtBot) -> None:
    workspace, negotiator = begun(qtbot)
    found = workspace.session.find(negotiator.target)
    assert found is not None
    assert found.offer.company == "Globex Sample Corporation"
    assert values(negotiator)[0] == Decimal(595_000)


def test_the_closing_term_follows_what_is_asked_for(qtbot: QtBot) -> None:
    _workspace, negotiator = begun(qtbot)
    with qtbot.waitSignal(negotiator.answered, timeout=60_000):
        negotiator.ask(1, Decimal(100_000))
    assert values(negotiator)[:2] == [Decimal(570_000), Decimal(100_000)]


def test_asking_for_a_value_of_the_closing_term_fixes_it(qtbot: QtBot) -> None:
    _workspace, negotiator = begun(qtbot)
    with qtbot.waitSignal(negotiator.answered, timeout=60_000):
        negotiator.ask(0, Decimal(560_000))
    assert negotiator.stance.closing == -1
    assert values(negotiator)[0] == Decimal(560_000)


def test_a_proposal_for_another_offer_is_none_for_the_selected_one(qtbot: QtBot) -> None:
    """A letter, or a round, would otherwise be made of the terms of the offer selected before."""
    workspace, negotiator = begun(qtbot)
    found = [negotiator.proposal is not None]
    workspace.choose(1)
    assert negotiator.answer.proposal is not None
    found.append(negotiator.proposal is not None)
    answered(qtbot, negotiator)
    found.append(negotiator.proposal is not None)
    assert found == [True, False, True]


def test_another_way_fills_its_terms(qtbot: QtBot) -> None:
    _workspace, negotiator = begun(qtbot)
    proposal = negotiator.answer.proposal
    assert proposal is not None
    with qtbot.waitSignal(negotiator.answered, timeout=60_000):
        negotiator.take(proposal.package.ways[2])
    assert values(negotiator)[:2] == [Decimal(575_000), Decimal(70_000)]


def test_what_cannot_be_asked_for_is_told_at_its_term(qtbot: QtBot) -> None:
    _workspace, negotiator = begun(qtbot)
    with qtbot.waitSignal(negotiator.answered, timeout=60_000):
        negotiator.ask(0, Decimal(100_000))
    assert (negotiator.answer.place, negotiator.answer.page) == (0, None)
    with qtbot.waitSignal(negotiator.answered, timeout=60_000):
        negotiator.change(values={}, steps={1: Decimal(0)})
    assert negotiator.answer.place == 1


def test_an_amount_can_be_the_goal_and_another_figure_the_measure(qtbot: QtBot) -> None:
    _workspace, negotiator = begun(qtbot)
    with qtbot.waitSignal(negotiator.answered, timeout=60_000):
        negotiator.change(target=AMOUNT, amount=Decimal(600_000), measure=InYear(1), closing=0)
    assert values(negotiator)[0] == Decimal(600_000)


def test_each_offer_has_its_own_stance(qtbot: QtBot) -> None:
    workspace, negotiator = begun(qtbot)
    negotiator.change(measure=InYear(1))
    measures = []
    for place in (1, 0):
        workspace.choose(place)
        measures.append(negotiator.stance.measure)
    assert measures == [Overall.TOTAL, InYear(1)]


def test_what_is_unchanged_is_not_worked_out_again(qtbot: QtBot) -> None:
    _workspace, negotiator = begun(qtbot)
    before = negotiator.answer
    negotiator.refresh()
    assert negotiator.answer is before
    assert not negotiator._lane._waiting


def test_what_is_asked_for_stays_with_its_term_when_the_offer_gets_another_one(qtbot: QtBot) -> None:
    workspace, negotiator = begun(qtbot)
    offer = workspace.chosen_offer
    assert offer is not None
    start = date(2027, 1, 15)
    negotiator.change(values={4: start}, closing=1)
    negotiator._lane.wait()
    units = replace(offer, equity=(replace(offer.equity[0], units=Decimal(1000)),))
    workspace.replace(units, "", workspace.chosen_document)
    assert negotiator.wishes[4].kind is LeverKind.UNITS
    assert (negotiator.stance.values, negotiator.stance.closing) == ({5: start}, 1)


def test_after_tax_the_terms_are_worked_out_by_the_laws_of_each_tax_home(qtbot: QtBot) -> None:
    workspace, negotiator = begun(qtbot)
    gross = negotiator.answer.proposal
    workspace.set(take_home=True)
    net = answered(qtbot, negotiator).proposal
    assert gross is not None
    assert net is not None
    assert 0 < net.package.before < gross.package.before
    assert net.package.after >= net.package.goal > net.package.before
    offer = workspace.chosen_offer
    assert offer is not None
    workspace.replace(replace(offer, tax_home=None), "", workspace.chosen_document)
    fault = answered(qtbot, negotiator).fault
    assert fault is not None
    assert "take-home of OpenAI is not known" in fault
