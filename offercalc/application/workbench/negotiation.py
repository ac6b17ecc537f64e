"""What an offer must promise to equal another one or to reach an amount, at the current rates and assumptions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison, appraise, side_by_side
from offercalc.analysis.measures import KeptAfter, Measure, Overall, measure
from offercalc.analysis.negotiation.levers import LeverError, LeverKind, Terms, Wish
from offercalc.analysis.negotiation.package import AskedTerm, Proposal, package
from offercalc.analysis.negotiation.parity import Gauge, Parity, gauge_of, parity
from offercalc.analysis.negotiation.quick_figure import QuickFigure, is_quick
from offercalc.analysis.take_home.net_measures import Leave, net_measure
from offercalc.analysis.tax_basis import net_parts
from offercalc.analysis.yearly import By, converted_total, due
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import LONGEST_HORIZON, Assumptions
from offercalc.domain.scenario.exchange_basis import basis_rate
from offercalc.domain.values.estimate import Span, total
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets


class Aim(Struct, frozen=True, kw_only=True):
    """What is to be equalled: another offer or an amount in the display currency, by one measure."""

    target: Offer | Fraction
    measure: Measure = Overall.TOTAL


class Negotiation(Struct, frozen=True, kw_only=True):
    """The answers, and whether the goal or the offer itself has unknown terms, so that figures are lower bounds."""

    parity: Parity
    is_goal_open: bool
    is_offer_open: bool


class Bid(Struct, frozen=True, kw_only=True):
    """What is asked for so that the aim is reached; `closing` is the place of the term that closes the rest, or -1."""

    aim: Aim
    asked: tuple[AskedTerm, ...]
    closing: int = -1


class Conditions(Struct, frozen=True):
    """Where offers are appraised: the assumptions, the years, the rates and the vesting presets.

    `gross_up` shows pay that is stated net of tax before tax; without it, it stays net. `leave` takes taxes off every
    figure; without it, figures are before tax.
    """

    assumptions: Assumptions
    by: By
    rates: RateBook
    presets: Presets
    gross_up: Callable[[Comparison], Comparison] | None = None
    leave: Leave | None = None

    def appraised(self, terms: Terms) -> Appraisal:
        """Return the appraisal of terms, under their own assumptions."""
        found = appraise(terms.offer, terms.assumptions, self.by, self.rates, self.presets)
        if self.gross_up is None or not net_parts(terms.offer):
            return found
        return self.gross_up(side_by_side((found,), terms.assumptions, self.by)).offers[0]

    def figure(self, terms: Terms, which: Measure) -> Span:
        """Return a measure of terms in the display currency; raise LeverError if what is left of them is not known."""
        if self.leave is None:
            return measure(self.appraised(terms), terms.assumptions, which)
        if isinstance(which, KeptAfter):
            leaving = add_months(terms.offer.start_date, which.months)
            terms = replace(terms, assumptions=replace(terms.assumptions, leaving_date=leaving))
        alone = side_by_side((self.appraised(terms),), terms.assumptions, self.by)
        return net_measure(alone, which, self.leave)


def matched(offer: Offer, aim: Aim, wishes: tuple[Wish, ...], conditions: Conditions) -> Negotiation:
    """Return what the levers must become so that the offer equals the aim, compared at the likely values.

    If the target has unknown terms, its lowest value is the goal. Raise LeverError if a lever cannot act, or if an
    amount cannot be converted.
    """
    terms = Terms(offer, conditions.assumptions)
    gauge = _gauge(offer, aim.measure, wishes, conditions)
    goal, is_goal_open = _goal(aim, conditions)
    answers = parity(terms, wishes, gauge, goal)
    refuse_unconverted(conditions.appraised(answers.asked))
    is_open = conditions.figure(answers.asked, aim.measure).is_open
    return Negotiation(parity=answers, is_goal_open=is_goal_open, is_offer_open=is_open)


def proposed(offer: Offer, bid: Bid, conditions: Conditions) -> Proposal:
    """Return a package of asks so that the offer equals the aim, compared at the likely values.

    Raise LeverError if a term cannot move, if an amount cannot be converted, or if the target is the offer itself.
    """
    aim = bid.aim
    if aim.target == offer:
        raise LeverError(LazyText(N_("the target is the offer itself; choose another offer, or an amount.")))
    goal, is_goal_open = _goal(aim, conditions)
    mine = Terms(offer, conditions.assumptions)
    refuse_unconverted(conditions.appraised(mine))
    gauge = _plain_gauge(offer, aim.measure, conditions)
    found = package(mine, bid.asked, bid.closing, gauge, goal)
    is_open = conditions.figure(mine, aim.measure).is_open
    return Proposal(
        package=found, target=aim.target, measure=aim.measure, is_goal_open=is_goal_open, is_offer_open=is_open
    )


def counter_offer(offer: Negotiation) -> Offer:
    """Return the offer as it is asked for."""
    return replace(offer.parity.asked.offer, status="negotiating")


def _goal(aim: Aim, conditions: Conditions) -> tuple[Fraction, bool]:
    if isinstance(aim.target, Fraction):
        return aim.target, False
    theirs = Terms(aim.target, conditions.assumptions)
    refuse_unconverted(conditions.appraised(theirs))
    span = conditions.figure(theirs, aim.measure)
    return (span.least, True) if span.is_open else (span.likely, False)


def _gauge(offer: Offer, which: Measure, wishes: tuple[Wish, ...], conditions: Conditions) -> Gauge:
    """Return the figure that levers move; an earlier start moves it only by what is earned until a fixed day."""
    if all(wish.kind is not LeverKind.START for wish in wishes):
        return _plain_gauge(offer, which, conditions)
    if which is not Overall.TOTAL or conditions.assumptions.years >= LONGEST_HORIZON:
        text = N_("an earlier start can be matched only by the total, over at most {years} years.")
        raise LeverError(LazyText(text, years=LONGEST_HORIZON - 1))
    until = add_months(offer.start_date, MONTHS_A_YEAR * conditions.assumptions.years)
    return lambda terms: _earned_until(until, terms, conditions)


def _plain_gauge(offer: Offer, which: Measure, conditions: Conditions) -> Gauge:
    """Return a measure of an offer whose terms move; the quick one gives the same figures."""
    is_plain = conditions.leave is None and not net_parts(offer)
    if not is_plain or not is_quick(which, offer, conditions.assumptions, conditions.by):
        return gauge_of(which, conditions.figure)
    rates = conditions.rates
    return QuickFigure(which, lambda code, assumed: basis_rate(rates, code, assumed), conditions.presets)


def _earned_until(day: date, terms: Terms, conditions: Conditions) -> Fraction:
    longer = replace(terms.assumptions, years=terms.assumptions.years + 1)
    found = conditions.appraised(replace(terms, assumptions=longer))
    if conditions.leave is not None:
        alone = side_by_side((found,), longer, conditions.by)
        return total(conditions.leave(alone, lambda line: line.earned_on <= day)).likely
    amounts = [due(line, found.exchange) for line in found.lines if line.earned_on <= day]
    return converted_total(amounts, found.exchange).likely


def refuse_unconverted(appraisal: Appraisal) -> None:
    """Raise LeverError if an amount of an offer cannot be converted."""
    if appraisal.refusals:
        text = N_("{company} has amounts that cannot be converted; set a rate for {currency}.")
        first = appraisal.refusals[0]
        raise LeverError(LazyText(text, company=appraisal.offer.company, currency=first.currency))
