"""The register: every offer as a row, with what it states and what it comes to, for those who have hundreds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, get_args

from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer, Status, currency_of
from offercalc.domain.offer.pay import Salary
from offercalc.domain.offer.pay_period import periods_a_year
from offercalc.domain.values.estimate import Range
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.pages.offers_list import OfferEntry, time_left
from offercalc.presentation.terms.row_figure import part_figure
from offercalc.presentation.text.labels import company, status_label, year_label

Key: TypeAlias = str | Decimal | float | None
"""What a column is sorted by; None if an offer has nothing there, and stands last."""
InOneCurrency: TypeAlias = Callable[[str], Fraction | None]
"""What one unit of a currency is worth in the one amounts are compared in, None if there is no rate."""


class Column(StrEnum):
    """A column of the register."""

    CANDIDATE = "candidate"
    COMPANY = "company"
    ROLE = "role"
    STATUS = "status"
    DEADLINE = "deadline"
    BASE = "base"
    FIRST_YEAR = "first_year"
    WHOLE = "whole"


NOBODY = "\N{EN DASH}"
"""What stands for a candidate that is not stated."""
FIGURES = frozenset({Column.BASE, Column.FIRST_YEAR, Column.WHOLE})
"""The columns of amounts."""
WORKED_OUT = frozenset({Column.FIRST_YEAR, Column.WHOLE})
"""The columns whose figures have to be worked out before they are known."""
_LABELS = {
    Column.CANDIDATE: N_("Candidate"),
    Column.COMPANY: N_("Company"),
    Column.ROLE: N_("Role and place"),
    Column.STATUS: N_("Status"),
    Column.DEADLINE: N_("Answer by"),
    Column.BASE: N_("Base salary"),
}


def columns_of(offers: Iterable[Offer]) -> tuple[Column, ...]:
    """Return the columns of a register; candidates have one only if there are any."""
    has_candidates = any(candidate_of(offer) for offer in offers)
    return tuple(Column) if has_candidates else tuple(column for column in Column if column is not Column.CANDIDATE)


def column_label(column: Column, years: int, localizer: Localizer) -> str:
    """Return the heading of a column; `years` is the horizon."""
    if column is Column.WHOLE:
        return localizer.plural("{number}-year total", "{number}-year total", years)
    if column is Column.FIRST_YEAR:
        return year_label(1, By.EMPLOYMENT, localizer)
    return localizer.tr(_LABELS[column])


def candidate_of(offer: Offer) -> str:
    """Return the name of the candidate, "" if there is none."""
    return single_line(offer.candidate.name) if offer.candidate is not None else ""


def register_text(column: Column, offer: Offer, entry: OfferEntry, today: date, localizer: Localizer) -> str:
    """Return what a column shows of an offer, whose entry of the list has the figures."""
    match column:
        case Column.CANDIDATE:
            return candidate_of(offer) or NOBODY
        case Column.COMPANY:
            return " · ".join(part for part in (company(offer), entry.apart) if part)
        case Column.ROLE:
            return " · ".join(part for part in map(single_line, (offer.role, offer.location)) if part)
        case Column.STATUS:
            return status_label(offer.status, localizer)
        case Column.DEADLINE:
            return _deadline(offer, today, localizer)
        case Column.BASE:
            return _base(offer, localizer)
        case Column.FIRST_YEAR:
            return entry.figure
        case Column.WHOLE:
            return entry.whole


def register_key(column: Column, offer: Offer, entry: OfferEntry, worth: InOneCurrency) -> Key:
    """Return what a column sorts an offer by."""
    match column:
        case Column.CANDIDATE:
            return candidate_of(offer).casefold() or None
        case Column.COMPANY:
            return single_line(offer.company).casefold()
        case Column.ROLE:
            return single_line(offer.role).casefold()
        case Column.STATUS:
            return get_args(Status).index(offer.status)
        case Column.DEADLINE:
            return offer.expiry_date.toordinal() if offer.expiry_date is not None else None
        case Column.BASE:
            return _base_a_year(offer, worth)
        case Column.FIRST_YEAR:
            return entry.total if entry.figure else None
        case Column.WHOLE:
            return entry.whole_total if entry.figure else None


def sorted_places(places: Sequence[int], key: Callable[[int], Key], *, is_descending: bool) -> list[int]:
    """Return places in the order of their keys; those without one are last either way, ties stay as they are."""
    keys = {place: key(place) for place in places}
    there = [place for place in places if keys[place] is not None]
    # Every key of a column has the same type.
    there.sort(key=lambda place: keys[place], reverse=is_descending)  # type: ignore[arg-type,return-value]
    return there + [place for place in places if keys[place] is None]


def status_counts(offers: Iterable[Offer]) -> dict[Status, int]:
    """Return how many offers have each status, in the order of a negotiation; those that none has are left out."""
    counts: dict[Status, int] = dict.fromkeys(get_args(Status), 0)
    for offer in offers:
        counts[offer.status] += 1
    return {status: count for status, count in counts.items() if count}


def _salary(offer: Offer) -> Salary | None:
    return next((part for part in offer.pay if isinstance(part, Salary)), None)


def _base(offer: Offer, localizer: Localizer) -> str:
    """Return the first base salary as it is stated, with its period unless that is a year."""
    salary = _salary(offer)
    if salary is None:
        return ""
    figure = part_figure(salary, offer, localizer)
    return figure.text if salary.per == "year" else f"{figure.text} {figure.note}".strip()


def _base_a_year(offer: Offer, worth: InOneCurrency) -> float | None:
    """Return the first base salary a year in the currency of comparison: near enough to sort by."""
    salary = _salary(offer)
    if salary is None or salary.amount is None:
        return None
    unit = worth(currency_of(salary, offer))
    if unit is None:
        return None
    amount = salary.amount.likely if isinstance(salary.amount, Range) else salary.amount
    return float(amount) * float(periods_a_year(salary.per, offer.working_time)) * float(unit)


def _deadline(offer: Offer, today: date, localizer: Localizer) -> str:
    if offer.expiry_date is None:
        return ""
    left = time_left(offer, today, localizer).days
    return " · ".join(part for part in (localizer.figures.short_day(offer.expiry_date), left) if part)
