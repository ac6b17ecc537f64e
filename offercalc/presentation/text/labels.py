"""Labels of the parts of an offer, kinds of compensation, degrees of certainty and years."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from offercalc.analysis.yearly import By
from offercalc.domain.ledger.component import Component, part_at
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.equity import STAKES, Stake
from offercalc.domain.offer.offer import STATUSES, Offer, Status
from offercalc.domain.offer.pay import PAY_PARTS, PayPart
from offercalc.domain.offer.pay_period import PERIODS, Period
from offercalc.domain.values.field_spec import blank
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import DatedPercent, Even, Presets, Vesting
from offercalc.domain.vesting.terms import VestingTerms
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

_MOST_DATES = 4
"""The most vesting dates to list; if there are more, the last entry says how many."""
_DAYS_A_YEAR = 365


def component_label(offer: Offer, component: Component, localizer: Localizer) -> str:
    """Return the label of a component: its own, or that of its kind."""
    label = part_label(part_at(component, offer), localizer)
    return localizer.tr("{grant}: annual refresh grants", grant=label) if component.is_refresher else label


def part_label(part: PayPart | Stake, localizer: Localizer) -> str:
    """Return the label of a part of an offer: its own, or that of its kind."""
    if part.label.strip():
        return single_line(part.label)
    return localizer.tr(part.kind_label)


def offer_title(offer: Offer) -> str:
    """Return the company and role of an offer; of one under construction those of them that are stated."""
    return " — ".join(filter(None, (company(offer), single_line(offer.role))))


def candidate_name(offer: Offer) -> str:
    """Return the name of the candidate of an offer on one line, "" if none is stated."""
    return single_line(offer.candidate.name) if offer.candidate is not None else ""


def company(offer: Offer) -> str:
    """Return the company name of an offer on one line."""
    return single_line(offer.company)


def new_parts(localizer: Localizer) -> tuple[tuple[str, PayPart | Stake], ...]:
    """Return every kind of pay and equity as (label, part with nothing known yet)."""
    parts = (blank(kind) for kind in (*PAY_PARTS, *STAKES))
    return tuple((part_label(part, localizer), part) for part in parts)


def category_label(category: Category, localizer: Localizer) -> str:
    """Return the label of a kind of compensation."""
    match category:
        case Category.BASE:
            return localizer.tr("Base salary")
        case Category.BONUS:
            return localizer.tr("Bonus")
        case Category.ONE_TIME:
            return localizer.tr("One-time pay")
        case Category.EQUITY:
            return localizer.tr("Equity")
        case Category.BENEFIT:
            return localizer.tr("Benefits")
        case _:
            assert_never(category)


def certainty_label(certainty: Certainty, localizer: Localizer) -> str:
    """Return the label of a degree of certainty."""
    match certainty:
        case Certainty.GUARANTEED:
            return localizer.tr("guaranteed")
        case Certainty.EXPECTED:
            return localizer.tr("expected")
        case Certainty.CONTINGENT:
            return localizer.tr("contingent")
        case _:
            assert_never(certainty)


def year_label(label: int, by: By, localizer: Localizer) -> str:
    """Return the label of a column: "Year 1" of employment, or the calendar year."""
    return str(label) if by is By.CALENDAR else localizer.tr("Year {number}", number=label)


def period_label(period: Period, localizer: Localizer) -> str:
    """Return a pay period as written after an amount, e.g. "per year"."""
    return localizer.tr(dict(PERIODS)[period])


def status_label(status: Status, localizer: Localizer) -> str:
    """Return the label of an offer's status."""
    return localizer.tr(dict(STATUSES)[status])


def preset_label(preset: str, presets: Presets, localizer: Localizer) -> str:
    """Return the label of a preset; shipped presets and percentages by year are translated, others keep their name."""
    known = {
        "4y-1y-cliff-monthly": localizer.tr("4 years, 1-year cliff, monthly"),
        "4y-1y-cliff-quarterly": localizer.tr("4 years, 1-year cliff, quarterly"),
        "4y-yearly": localizer.tr("4 years, a quarter each year"),
        "3y-even": localizer.tr("3 years, a third each year"),
        "at-once": localizer.tr("Immediately, on the vesting commencement date"),
    }
    if preset in known:
        return known[preset]
    schedule = presets[preset].schedule
    if not schedule.percent_by_year:
        return presets[preset].name
    words, last = _percents_label(schedule.percent_by_year, localizer), schedule.intervals[-1]
    if last == MONTHS_A_YEAR:
        return words
    spread = localizer.plural("vesting every month", "vesting every {number} months", last)
    year = schedule.intervals.index(last) + 1
    if year == 1:
        return f"{words}, {spread}"
    return localizer.tr("{percents}, {spread} from year {year}", percents=words, spread=spread, year=year)


def vesting_label(vesting: Vesting | None, presets: Presets, localizer: Localizer) -> str:
    """Return how a grant vests, in words."""
    if vesting is None:
        return localizer.tr("vesting not known yet")
    if vesting.preset is not None:
        return preset_label(vesting.preset, presets, localizer)
    if vesting.even is not None:
        return even_words(vesting.even, localizer)
    if vesting.ocf is not None:
        return _terms_label(vesting.ocf, localizer)
    if vesting.on_dates is not None:
        return _dates_label(vesting.on_dates, localizer)
    words = _percents_label(vesting.percent_by_year or (), localizer)
    every = vesting.every_months
    if every is None or every == MONTHS_A_YEAR:
        return words
    spread = localizer.plural("vesting every month", "vesting every {number} months", every)
    return f"{words}, {spread}"


def exercise_time(days: int, localizer: Localizer) -> str:
    """Return the time to exercise options in words, in years if it is a number of them."""
    if days and days % _DAYS_A_YEAR == 0:
        return localizer.plural("{number} year", "{number} years", days // _DAYS_A_YEAR)
    return localizer.plural("{number} day", "{number} days", days)


def even_words(even: Even, localizer: Localizer) -> str:
    """Return even installments in words."""
    months = localizer.plural("{number} month", "{number} months", even.months)
    spread = localizer.plural("vesting every month", "vesting every {number} months", even.every_months)
    cliff = localizer.plural("cliff after {number} month", "cliff after {number} months", even.cliff_months)
    return ", ".join((months, spread, cliff) if even.cliff_months else (months, spread))


def _percents_label(percents: tuple[Decimal, ...], localizer: Localizer) -> str:
    numbers = " / ".join(f"{localizer.figures.number(percent)}%" for percent in percents)
    return localizer.tr("{percents} per year", percents=numbers)


def _dates_label(parts: tuple[DatedPercent, ...], localizer: Localizer) -> str:
    """Return the vesting dates in order, or only the first ones of many."""
    shown = len(parts) if len(parts) <= _MOST_DATES else _MOST_DATES - 1
    words = [
        localizer.tr(
            "{percent} on {day}",
            percent=f"{localizer.figures.number(part.percent)}%",
            day=localizer.figures.short_day(part.on),
        )
        for part in sorted(parts, key=lambda part: part.on)[:shown]
    ]
    if shown < len(parts):
        words.append(localizer.plural("and {number} later date", "and {number} later dates", len(parts) - shown))
    return "; ".join(words)


def _terms_label(terms: VestingTerms, localizer: Localizer) -> str:
    """Return the name of full terms, or their number of conditions if they have none."""
    conditions = len(terms.vesting_conditions)
    return single_line(terms.name) or localizer.plural(
        "custom vesting schedule ({number} condition)", "custom vesting schedule ({number} conditions)", conditions
    )
