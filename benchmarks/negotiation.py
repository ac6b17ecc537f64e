"""What to ask for: one lever and five beside Brent's method of scipy on the same function, and a slider's figures."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec

from msgspec.structs import replace

from benchmarks._offers import rich_offers
from offercalc.analysis.comparison import Appraisal, compare
from offercalc.analysis.measures import Overall
from offercalc.analysis.negotiation.levers import Lever, LeverKind, Terms, Wish, lever_of
from offercalc.analysis.negotiation.parity import Gauge, ask_of, gauge_of
from offercalc.analysis.negotiation.quick_figure import QuickFigure
from offercalc.analysis.negotiation.sensitivity import Situation
from offercalc.analysis.negotiation.what_if import shares_of, what_if
from offercalc.analysis.yearly import By
from offercalc.application.files.resources import resource
from offercalc.application.translations.readers import localizer_for
from offercalc.application.workbench.negotiation import Conditions
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.exchange_basis import basis_rate
from offercalc.feeds.publishers.bundled import bundled_history
from offercalc.interchange.offer_files.preset_file import read_presets
from offercalc.presentation.negotiation.what_if_page import Moved, what_if_page

LAST_DAY = date(2026, 10, 30)
"""The newest of the exchange rates that ship."""
GRANTS = YEARS = 10
ROUNDS = 7
MOST_OF_ONE = 20.0
MOST_OF_FIVE = 60.0
MOST_OF_A_SLIDER = 50.0
"""Milliseconds."""
FIVE = (LeverKind.SIGN_ON, LeverKind.BONUS, LeverKind.RAISE, LeverKind.UNITS, LeverKind.BASE)
LIMITS = {LeverKind.SIGN_ON: 100_000, LeverKind.BONUS: 25, LeverKind.RAISE: 4, LeverKind.UNITS: 6_000}
PEER = "scipy"


def _milliseconds(work: Callable[[], object]) -> float:
    """Return the fastest of several rounds, of this process alone: others may be busy."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        fastest = min(fastest, time.process_time() - started)
    return fastest * 1000


def _levers(terms: Terms, kinds: tuple[LeverKind, ...]) -> tuple[Terms, list[Lever]]:
    levers = []
    for kind in kinds:
        most = LIMITS.get(kind)
        terms, lever = lever_of(Wish(kind=kind, most=None if most is None else Decimal(most)), terms)
        levers.append(lever)
    return terms, levers


def _mix(terms: Terms, levers: list[Lever], gauge: Gauge, goal: Fraction) -> Fraction:
    """Fill each lever up to its limit before the next one, and return what is left over."""
    over = Fraction(0)
    for lever in levers:
        ask = ask_of(lever, terms, gauge, goal)
        terms, over = lever.applied(terms, ask.step), ask.over
    return over


def _brent(terms: Terms, lever: Lever, gauge: Gauge, goal: Fraction) -> tuple[float, int]:
    """Return the root by Brent's method between the same two ends, and how often it asked for the figure."""
    from scipy.optimize import brentq

    def over(step: float) -> float:
        at = replace(lever, first=lever.value(0) + lever.step * Decimal(step), steps=0)  # type: ignore[operator]
        return float(gauge(at.applied(terms, 0)) - goal)

    root, found = brentq(over, 0, lever.steps, full_output=True)
    return root, found.function_calls


def _slider(conditions: Conditions) -> float:
    """Return the time in which the totals of three rich offers follow a slider."""
    offers = tuple(
        replace(offer, currency=code) for offer, code in zip(rich_offers(3, 4, 4), ("USD", "EUR", "GBP"), strict=True)
    )
    assumptions = replace(conditions.assumptions, years=4)
    comparison = compare(offers, assumptions, By.EMPLOYMENT, conditions.rates, conditions.presets)

    def appraise(situation: Situation) -> tuple[Appraisal, ...]:
        return tuple(conditions.appraised(Terms(offer, situation.assumptions)) for offer in situation.offers)

    found = what_if(comparison, next(shares_of(offers)), appraise)
    localizer = localizer_for("en_US")
    moved = Moved(found.foreign[0], 55, 31)
    return _milliseconds(lambda: what_if_page(found, offers, moved, localizer))


def main() -> int:
    """Measure all. Return 1 if one is above its limit."""
    rates, presets = RateBook((bundled_history(),)), read_presets(resource("presets", "vesting.json"))
    assumptions = Assumptions(exchange_day=LAST_DAY, currency="USD", years=YEARS)
    conditions = Conditions(assumptions, By.EMPLOYMENT, rates, presets)
    (offer,) = rich_offers(1, GRANTS, YEARS)
    terms, plain = Terms(offer, assumptions), gauge_of(Overall.TOTAL, conditions.figure)
    goal = plain(terms) * Fraction(112, 100)
    ledger = _milliseconds(lambda: plain(terms))

    def gauge() -> Gauge:
        """Return a figure that has not seen any grant yet, as for every question of a person."""
        return QuickFigure(Overall.TOTAL, lambda code, assumed: basis_rate(rates, code, assumed), presets)

    _terms, (base,) = _levers(terms, (LeverKind.BASE,))
    one = _milliseconds(lambda: ask_of(base, terms, gauge(), goal))
    print(f"negotiation: one ledger of {GRANTS} grants over {YEARS} years in {ledger:.1f} ms")
    peer = ""
    if find_spec(PEER) is not None:
        _root, calls = _brent(terms, base, gauge(), goal)
        peer = (
            f"; brentq of {PEER}: {_milliseconds(lambda: _brent(terms, base, gauge(), goal)):.0f} ms, {calls} ledgers"
        )
    print(f"negotiation: one lever in {one:.1f} ms (at most {MOST_OF_ONE:.0f}){peer}")
    many, levers = _levers(terms, FIVE)
    five = _milliseconds(lambda: _mix(many, levers, gauge(), goal))
    over = _mix(many, levers, gauge(), goal)
    print(f"negotiation: five levers in {five:.1f} ms (at most {MOST_OF_FIVE:.0f}), {float(over):.2f} left over")
    slider = _slider(conditions)
    print(f"negotiation: a slider's figures in {slider:.1f} ms (at most {MOST_OF_A_SLIDER:.0f})")
    return int(one > MOST_OF_ONE or five > MOST_OF_FIVE or slider > MOST_OF_A_SLIDER)


if __name__ == "__main__":
    sys.exit(main())
