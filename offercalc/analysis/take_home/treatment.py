"""How the law treats a dated line: as which kind of income, on which day, or not as income (yet)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeAlias, assert_never

from offercalc.domain.ledger.component import part_at
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.equity import Espp, Option, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Commission,
    EmployerContribution,
    LeavingPay,
    OneTime,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.scenario.assumptions import Assumptions, Exit
from offercalc.domain.scenario.price_path import is_private

AMERICAN = "US"


class Layer(StrEnum):
    """Kinds of income in the order in which tax is attributed to them: each bears what it adds to those before it."""

    WAGES = "wages"
    BONUS = "bonus"
    ONE_TIME = "one-time"
    EQUITY = "equity"


class Untaxed(StrEnum):
    """Why something is not income: the law leaves it out, it is taxed at an exercise or sale, or it is only paper."""

    FREE = "free"
    LATER = "later"
    PAPER = "paper"


Treatment: TypeAlias = Layer | Untaxed


def treatment(line: Line, offer: Offer, place: str, assumptions: Assumptions) -> Treatment:
    """Return how a line of an offer is treated at a place; "" is a place where only a person's own rate is known.

    Benefits in kind and what the employer pays into a fund are no wages. Stock is taxed as wages when it vests. Options
    are taxed at exercise, which is assumed only on the day of an assumed sale; until then their gain is before tax.
    """
    part = part_at(line.component.whole, offer)
    match part:
        case Salary():
            return Layer.WAGES
        case Allowance():
            return Layer.WAGES if part.taxable else Untaxed.FREE
        case Bonus() | Commission() | ThirteenthMonth():
            return Layer.BONUS
        case OneTime() | LeavingPay():
            return Layer.ONE_TIME
        case RetirementMatch() | Benefit() | EmployerContribution():
            return Untaxed.FREE
        case _:
            return _of_equity(part, line, place, is_sold=_is_sold(part, offer.company, assumptions))


def _of_equity(stake: Stake, line: Line, place: str, *, is_sold: bool) -> Treatment:
    match stake:
        case Rsu() | RestrictedStock():
            return Layer.EQUITY
        case Sar() | Phantom():
            return Untaxed.PAPER if line.is_paper else Layer.EQUITY
        case Option():
            if line.is_paper:
                return Untaxed.PAPER
            return Layer.EQUITY if is_sold else Untaxed.LATER
        case ProfitUnit():  # no guidance on their taxation is public, so only a person's own rate applies
            if line.is_paper:
                return Untaxed.PAPER
            return Untaxed.LATER if place else Layer.EQUITY
        case Espp():
            return Untaxed.LATER if place.partition("-")[0] == AMERICAN else Layer.EQUITY
        case _:
            assert_never(stake)


def _is_sold(stake: Stake, company: str, assumptions: Assumptions) -> bool:
    """Whether a sale of shares that are not paper is assumed: of the company, or of its private shares."""
    return is_private(stake) or isinstance(assumptions.price_path(company), Exit)


def taxed_on(line: Line, offer: Offer) -> date:
    """Return the day whose tax year a line belongs to: that of payment, for stock that of vesting."""
    return line.earned_on if is_stock(line, offer) else line.paid_on


def is_stock(line: Line, offer: Offer) -> bool:
    """Whether a line is stock, which is taxed when it vests."""
    return isinstance(part_at(line.component.whole, offer), Rsu | RestrictedStock)


def is_iso(line: Line, offer: Offer) -> bool:
    """Whether a line is the gain of incentive stock options."""
    part = part_at(line.component.whole, offer)
    return isinstance(part, Option) and part.style == "iso"
