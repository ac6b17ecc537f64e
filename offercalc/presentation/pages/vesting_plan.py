"""When each grant of an offer vests: the part vested by each date, as a chart and as a table."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.ledger.equity.payment import waits_for_event
from offercalc.domain.ledger.equity.valuation import granted_at, units_of
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets, parts, plan, terms_of, vest
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Drawing
from offercalc.presentation.charts.vesting_chart import Steps, vesting_chart
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Table
from offercalc.presentation.tables.vesting_table import vesting_table
from offercalc.presentation.text.labels import part_label

BESIDE_A_TABLE = Canvas(370, 130)
"""The template gives it three fifths of the page."""
MOST_ROWS = 16
"""A schedule with more dates is summed up by year."""
_HUNDRED = 100

Amounts = tuple[tuple[date, Fraction], ...]


class VestingPlan(Struct, frozen=True):
    """How one grant vests: its steps, and a table of units, or of percentages if the units are not known."""

    name: str
    start: date
    steps: Steps
    table: Table
    note: str

    def chart(self, localizer: Localizer, canvas: Canvas = BESIDE_A_TABLE) -> Drawing:
        """Draw the steps."""
        return vesting_chart(self.name, self.steps, self.start, localizer, canvas)


def vesting_plans(
    offer: Offer, presets: Presets, localizer: Localizer, most: int | None = None
) -> tuple[VestingPlan, ...]:
    """Date every grant whose vesting is known, in the offer's order; at most `most` of them, if stated."""
    grants = [stake for stake in offer.equity if isinstance(stake, Grant)][:most]
    return tuple(found for grant in grants if (found := _plan(grant, offer, presets, localizer)) is not None)


def _plan(grant: Grant, offer: Offer, presets: Presets, localizer: Localizer) -> VestingPlan | None:
    dated = _dated(grant, offer, presets)
    if dated is None:
        return None
    amounts, whole = dated
    start = grant.vesting_commencement_date or offer.start_date
    total = sum((amount for _day, amount in amounts), Fraction(0))
    name = part_label(grant, localizer)
    waits = localizer.tr("Vested units are paid once the company is sold or listed.")
    sums_up = len(amounts) > MOST_ROWS
    notes = [_summed(amounts, localizer)] if sums_up else []
    note = " ".join([*notes, waits] if waits_for_event(grant) else notes)
    rows = _by_year(amounts, start) if sums_up else amounts
    table = vesting_table(rows, localizer, in_percent=whole is None, sums_up=sums_up)
    return VestingPlan(name, start, _steps(amounts, total), table, note)


def _summed(amounts: Amounts, localizer: Localizer) -> str:
    """Return how many vesting dates a table sums up by year, and which is the first and the last."""
    first, last = (localizer.figures.short_day(day) for day in (amounts[0][0], amounts[-1][0]))
    return localizer.tr(
        "There are {number} vesting dates from {first} to {last}; the table sums them up by year.",
        number=len(amounts),
        first=first,
        last=last,
    )


def _dated(grant: Grant, offer: Offer, presets: Presets) -> tuple[Amounts, Fraction | None] | None:
    """Return what vests on each day, in units or else in percent, and the number of units if that is known."""
    if grant.vesting is None:
        return None
    terms = terms_of(grant.vesting, presets)
    path = plan(terms, grant.vesting_commencement_date or offer.start_date, grant.vesting.events)
    if isinstance(path, Problem):
        return None
    whole = _units(grant)
    amounts: Amounts | Problem
    if whole is None:
        amounts = tuple((tranche.vests_on, tranche.units.likely * _HUNDRED) for tranche in parts(path))
    else:
        amounts = vest(terms, path, whole, grant.grant_date)
    return None if isinstance(amounts, Problem) or not amounts else (amounts, whole)


class VestingYear(Struct, frozen=True):
    """What vests in one year: its share of the whole, its percentage, and when, with the units if they are known."""

    share: float
    percent: str
    when: str


def vesting_years(grant: Grant, offer: Offer, presets: Presets, localizer: Localizer) -> tuple[VestingYear, ...]:
    """Return what of a grant vests in each year from the vesting commencement date; nothing if that is not known."""
    dated = _dated(grant, offer, presets)
    if dated is None:
        return ()
    amounts, whole = dated
    total = sum((amount for _day, amount in amounts), Fraction(0))
    start = grant.vesting_commencement_date or offer.start_date
    return tuple(
        _year(day, amount, amount / total, localizer, in_percent=whole is None)
        for day, amount in _by_year(amounts, start)
    )


def _year(day: date, amount: Fraction, share: Fraction, localizer: Localizer, *, in_percent: bool) -> VestingYear:
    figures = localizer.figures
    percent = f"{figures.number(round_half_up(share * _HUNDRED, 1).normalize())}%"
    month = figures.month(day)
    units = "" if in_percent else f" · {figures.number(round_half_up(amount, 0))}"
    return VestingYear(float(share), percent, f"{month}{units}")


def _units(grant: Grant) -> Fraction | None:
    """Return the number of units if it is one known whole number."""
    units = units_of(grant, granted_at(grant, share_price(grant)))
    return units.likely if units.is_exact and units.likely.denominator == 1 else None


def _steps(amounts: Amounts, total: Fraction) -> Steps:
    """Return the part of the whole vested by each date."""
    vested = Fraction(0)
    steps = []
    for day, amount in amounts:
        vested += amount
        steps.append((day, vested / total))
    return tuple(steps)


def _by_year(amounts: Amounts, start: date) -> Amounts:
    """Sum what vests within each year from the vesting commencement date, dated by the year's last vesting date."""
    years: dict[int, tuple[date, Fraction]] = {}
    for day, amount in amounts:
        year = next(number for number in range(1, 200) if day <= add_months(start, number * MONTHS_A_YEAR))
        before = years[year][1] if year in years else Fraction(0)
        years[year] = (day, before + amount)
    return tuple(years.values())
