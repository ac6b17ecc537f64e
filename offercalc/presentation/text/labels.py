"""Labels of the parts of an offer, kinds of compensation, degrees of certainty and years."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from offercalc.analysis.yearly import By
from offercalc.domain.ledger.equity_lines import REFRESHERS
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.equity import Espp, Option, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar, Stake
from offercalc.domain.offer.offer import Offer, Status
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Commission,
    Instalment,
    MatchTier,
    OneTime,
    PayPart,
    Period,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import DatedPercent, Presets, Vesting
from offercalc.domain.vesting.terms import VestingTerms
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.formats.sanitize import one_line

_MOST_DATES = 4
"""The most vesting dates to list; if there are more, the last entry says how many."""


def component_label(offer: Offer, component: str, reader: Reader) -> str:
    """Return the label of a component such as `pay[0]` or `equity[0].refreshers`: its own, or that of its kind."""
    if component.endswith(REFRESHERS):
        grant = component_label(offer, component.removesuffix(REFRESHERS), reader)
        return reader.say("{grant}: annual refresh grants", grant=grant)
    kind, _, index = component.partition("[")
    parts: tuple[PayPart | Stake, ...] = offer.pay if kind == "pay" else offer.equity
    return part_label(parts[int(index.rstrip("]"))], reader)


def part_label(part: PayPart | Stake, reader: Reader) -> str:
    """Return the label of a part of an offer: its own, or that of its kind."""
    if part.label.strip():
        return one_line(part.label)
    return _stake_kind(part, reader) if isinstance(part, Stake) else _pay_kind(part, reader)


def _pay_kind(part: PayPart, reader: Reader) -> str:
    match part:
        case Salary():
            return reader.say("Base salary")
        case Bonus():
            return reader.say("Target bonus")
        case Commission():
            return reader.say("Commission")
        case OneTime():
            return reader.say("One-time pay")
        case ThirteenthMonth():
            return reader.say("Thirteenth-month pay")
        case Allowance():
            return reader.say("Allowance")
        case RetirementMatch():
            return reader.say("Employer match")
        case Benefit():
            return reader.say("Benefit in kind")
        case _:
            assert_never(part)


def _stake_kind(part: Stake, reader: Reader) -> str:
    match part:
        case Rsu():
            return reader.say("Restricted stock units")
        case RestrictedStock():
            return reader.say("Restricted stock")
        case Option():
            return reader.say("Stock options")
        case Sar():
            return reader.say("Stock appreciation rights")
        case Phantom():
            return reader.say("Phantom shares")
        case ProfitUnit():
            return reader.say("Profit participation units")
        case Espp():
            return reader.say("Employee stock purchase plan")
        case _:
            assert_never(part)


def offer_title(offer: Offer) -> str:
    """Return the company and role of an offer."""
    return f"{company(offer)} — {one_line(offer.role)}"


def company(offer: Offer) -> str:
    """Return the company name of an offer on one line."""
    return one_line(offer.company)


def new_parts(reader: Reader) -> tuple[tuple[str, PayPart | Stake], ...]:
    """Return every kind of pay and equity as (label, part with nothing known yet)."""
    parts: tuple[PayPart | Stake, ...] = (
        Salary(amount=None),
        Bonus(),
        Commission(on_target_amount=None),
        OneTime(instalments=(Instalment(amount=None),)),
        ThirteenthMonth(),
        Allowance(amount=None),
        RetirementMatch(tiers=(MatchTier(rate_percent=None, of_salary_percent=None),)),
        Benefit(yearly_value=None),
        Rsu(),
        RestrictedStock(),
        Option(),
        Sar(),
        Phantom(),
        ProfitUnit(),
        Espp(),
    )
    return tuple((part_label(part, reader), part) for part in parts)


def category_label(category: Category, reader: Reader) -> str:
    """Return the label of a kind of compensation."""
    match category:
        case Category.BASE:
            return reader.say("Base salary")
        case Category.BONUS:
            return reader.say("Bonus")
        case Category.ONE_TIME:
            return reader.say("One-time pay")
        case Category.EQUITY:
            return reader.say("Equity")
        case Category.BENEFIT:
            return reader.say("Benefits")
        case _:
            assert_never(category)


def certainty_label(certainty: Certainty, reader: Reader) -> str:
    """Return the label of a degree of certainty."""
    match certainty:
        case Certainty.GUARANTEED:
            return reader.say("guaranteed")
        case Certainty.EXPECTED:
            return reader.say("expected")
        case Certainty.CONTINGENT:
            return reader.say("contingent")
        case _:
            assert_never(certainty)


def year_label(label: int, by: By, reader: Reader) -> str:
    """Return the label of a column: "Year 1" of employment, or the calendar year."""
    return str(label) if by is By.CALENDAR else reader.say("Year {number}", number=label)


def period_label(period: Period, reader: Reader) -> str:
    """Return a pay period as written after an amount, e.g. "per year"."""
    return {
        "year": reader.say("per year"),
        "month": reader.say("per month"),
        "semimonth": reader.say("twice a month"),
        "two_weeks": reader.say("every two weeks"),
        "week": reader.say("per week"),
        "day": reader.say("per day"),
        "hour": reader.say("per hour"),
    }[period]


def status_label(status: Status, reader: Reader) -> str:
    """Return the label of an offer's status."""
    return {
        "draft": reader.say("Draft"),
        "extended": reader.say("Extended"),
        "received": reader.say("Received"),
        "negotiating": reader.say("Negotiating"),
        "accepted": reader.say("Accepted"),
        "declined": reader.say("Declined"),
        "expired": reader.say("Expired"),
        "withdrawn": reader.say("Withdrawn"),
    }[status]


def preset_label(preset: str, presets: Presets, reader: Reader) -> str:
    """Return the label of a preset; shipped presets and percentages by year are translated, others keep their name."""
    known = {
        "4y-1y-cliff-monthly": reader.say("4 years, 1-year cliff, monthly"),
        "4y-1y-cliff-quarterly": reader.say("4 years, 1-year cliff, quarterly"),
        "4y-yearly": reader.say("4 years, a quarter each year"),
        "3y-even": reader.say("3 years, a third each year"),
        "at-once": reader.say("Immediately, on the vesting commencement date"),
    }
    if preset in known:
        return known[preset]
    percents = presets[preset].schedule.percent_by_year
    return _percents_label(percents, reader) if percents else presets[preset].name


def vesting_label(vesting: Vesting | None, presets: Presets, reader: Reader) -> str:
    """Return how a grant vests, in words."""
    if vesting is None:
        return reader.say("vesting not known yet")
    if vesting.preset is not None:
        return preset_label(vesting.preset, presets, reader)
    if vesting.ocf is not None:
        return _terms_label(vesting.ocf, reader)
    if vesting.on_dates is not None:
        return _dates_label(vesting.on_dates, reader)
    words = _percents_label(vesting.percent_by_year or (), reader)
    every = vesting.every_months
    if every is None or every == MONTHS_A_YEAR:
        return words
    spread = reader.count("vesting every month", "vesting every {number} months", every)
    return f"{words}, {spread}"


def _percents_label(percents: tuple[Decimal, ...], reader: Reader) -> str:
    numbers = " / ".join(f"{reader.figures.number(percent)}%" for percent in percents)
    return reader.say("{percents} per year", percents=numbers)


def _dates_label(parts: tuple[DatedPercent, ...], reader: Reader) -> str:
    """Return the vesting dates in order, or only the first ones of many."""
    shown = len(parts) if len(parts) <= _MOST_DATES else _MOST_DATES - 1
    words = [
        reader.say(
            "{percent} on {day}",
            percent=f"{reader.figures.number(part.percent)}%",
            day=reader.figures.short_day(part.on),
        )
        for part in sorted(parts, key=lambda part: part.on)[:shown]
    ]
    if shown < len(parts):
        words.append(reader.count("and {number} later date", "and {number} later dates", len(parts) - shown))
    return "; ".join(words)


def _terms_label(terms: VestingTerms, reader: Reader) -> str:
    """Return the name of full terms, or their number of conditions if they have none."""
    conditions = len(terms.vesting_conditions)
    return one_line(terms.name) or reader.count(
        "custom vesting schedule ({number} condition)", "custom vesting schedule ({number} conditions)", conditions
    )
