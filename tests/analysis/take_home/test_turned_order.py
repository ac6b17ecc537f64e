from __future__ import annotations

from offercalc.analysis.headlines import Ahead, TooClose, Undecided
from offercalc.analysis.take_home.turned_order import net_headlines
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
