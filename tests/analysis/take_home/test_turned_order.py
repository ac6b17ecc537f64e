from __future__ import annotations

from offercalc.analysis.headlines import Ahead, Several, TooClose, Undecided
from offercalc.analysis.take_home.turned_order import NetHeadline, net_from_baseline, net_headlines
from offercalc.domain.values.estimate import Span, exactly
from tests.builders import assumptions, offer
from tests.tax_laws import appraised, kept_of


def test_seattle_keeps_more_of_500000_than_san_francisco_of_555000() -> None:
    of = assumptions(years=1)
    seattle, francisco = offer("500k USD/year", "2026-01-01"), offer("555k USD/year", "2026-01-01")
    gross = tuple(appraised(one, of).total for one in (seattle, francisco))
    net = {
        0: kept_of(seattle, "US-WA", of).total.take_home,
        1: kept_of(francisco, "US-CA", of).total.take_home,
    }
    (found,) = net_headlines(gross, net)
    assert found.turns
    assert isinstance(found.compared, Ahead | TooClose)
    assert (found.compared.leader, found.compared.other) == (0, 1)


def test_an_order_that_tax_does_not_turn_is_told_plainly() -> None:
    found = net_headlines((exactly(100), exactly(80)), {0: exactly(70), 1: exactly(60)})
    assert [(one.compared, one.turns) for one in found] == [(Ahead(0, 1, exactly(10).likely, at_least=False), False)]


def test_offers_behind_the_leader_that_change_places_are_compared_too() -> None:
    gross = (exactly(100), exactly(80), exactly(90))
    found = net_headlines(gross, {0: exactly(70), 1: exactly(60), 2: exactly(50)})
    assert [(one.compared.leader, one.compared.other, one.turns) for one in found] == [
        (0, 1, False),
        (0, 2, False),
        (1, 2, True),
    ]


def test_offers_whose_take_home_is_not_known_are_left_out() -> None:
    assert net_headlines((exactly(1), exactly(2)), {}) == ()
    assert net_headlines((exactly(1), exactly(2)), {1: exactly(2)}) == ()


def test_open_terms_leave_it_undecided() -> None:
    open_end = Span(exactly(50).low, exactly(50).likely, None)
    (found,) = net_headlines((exactly(80), exactly(100)), {0: exactly(60), 1: open_end})
    assert isinstance(found.compared, Undecided)
    assert found.turns


def test_the_baseline_is_compared_with_the_best_and_those_that_tax_turns_are_told_next() -> None:
    gross = exactly(100), exactly(80), exactly(110), exactly(50), exactly(40)
    net = {0: exactly(70), 1: exactly(75), 2: exactly(60), 3: exactly(30), 4: exactly(20)}
    best, turned, rest = net_from_baseline(gross, net, 0)
    assert best == NetHeadline(Ahead(1, 0, exactly(5).likely, at_least=False), turns=True)
    assert turned == NetHeadline(Ahead(0, 2, exactly(10).likely, at_least=False), turns=True)
    assert rest == Several(Ahead(0, 3, exactly(40).likely, at_least=False), 2, 0)


def test_a_baseline_whose_take_home_is_not_known_or_that_is_alone_says_nothing() -> None:
    gross = exactly(100), exactly(80)
    assert net_from_baseline(gross, {1: exactly(75)}, 0) == ()
    assert net_from_baseline(gross, {0: exactly(75)}, 0) == ()
