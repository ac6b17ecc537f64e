"""Which laws hold at a place on a day, and how old their figures are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from offercalc.domain.tax.law import Confidence, Law
from offercalc.domain.tax.law_check import is_place
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.domain.values.months import add_months

MONTHS_KEPT = 18
"""For how many months after its year a law is applied to later years, if nobody brings it up to date."""


class RefusedLaw(Struct, frozen=True):
    """A file that cannot be used: the id it would have had, why not, and the law that it was to replace."""

    id: str
    reason: LazyText
    instead_of: Law | None = None


class Age(Struct, frozen=True):
    """Rules of one year applied to another."""

    rules_of: int
    applied_to: int


class PlaceLaws(Struct, frozen=True):
    """The laws that hold at a place on a day, nation first."""

    laws: tuple[Law, ...]
    day: date

    @property
    def currency(self) -> str:
        """Return the currency of the laws."""
        return self.laws[0].currency

    @property
    def confidence(self) -> Confidence:
        """Return the lowest confidence of the laws."""
        return max((law.confidence for law in self.laws), key=lambda one: one.rank)

    @property
    def age(self) -> Age | None:
        """Return how old the oldest figures are, or None if all are of the year that they are applied to."""
        ages = [Age(law.figures_of, tax_year(law, self.day)) for law in self.laws]
        oldest = max(ages, key=lambda age: age.applied_to - age.rules_of)
        return oldest if oldest.applied_to != oldest.rules_of else None


def tax_year(law: Law, day: date) -> int:
    """Return the first calendar year of the tax year that holds a day."""
    return day.year - (day.isoformat()[5:] < law.year_begins)


def laws_for(place: str, day: date, today: date, known: Iterable[Law | RefusedLaw]) -> PlaceLaws:
    """Return the laws of a place on a day; a later year than any known uses the newest law.

    A part of a country without laws of its own has those of the country, unless these need a region.

    Raises LawError if there are none, if the place is only part of an address, if the law is refused, or if it is out
    of date by `today`.
    """
    if not is_place(place):
        raise LawError(N_('"{place}" is not a place; write an ISO 3166 code, e.g. ID or US-CA'), place=place[:60])
    entries = [one for one in known if _concerns(one, place)]
    own = _series(entries, place)
    if not own:
        _refuse_named(entries, place)
        nation = _series(entries, place[:2]) if "-" in place else []
        laws = [_of_day(series, day, today) for series in nation]
        if laws and not any(law.needs_region for law in laws):
            return PlaceLaws(tuple(laws), day)
        raise LawError(N_("there are no tax rules for {place}: use your own rate"), place=place)
    chosen = [_of_day(series, day, today) for series in own]
    if "-" not in place and any(law.needs_region for law in chosen):
        raise LawError(N_("{place} taxes by state or province too; name it, as in {place}-CA"), place=place)
    if "-" in place and not chosen[0].replaces_nation:
        chosen = [*(_of_day(series, day, today) for series in _series(entries, place[:2])), *chosen]
    return PlaceLaws(tuple(chosen), day)


def _concerns(one: Law | RefusedLaw, place: str) -> bool:
    if isinstance(one, RefusedLaw) and one.instead_of is None:
        return one.id.startswith(place[:2].lower() + "-")
    law = one if isinstance(one, Law) else one.instead_of
    return law is not None and law.place in {place, place[:2]}


def _series(entries: Sequence[Law | RefusedLaw], place: str) -> list[list[Law | RefusedLaw]]:
    """Return the laws of exactly a place by kind, each kind as a list over the years."""
    found: dict[str, list[Law | RefusedLaw]] = {}
    for one in entries:
        law = one if isinstance(one, Law) else one.instead_of
        if law is not None and law.place == place:
            found.setdefault(law.series, []).append(one)
    return [found[series] for series in sorted(found)]


def _refuse_named(entries: Sequence[Law | RefusedLaw], place: str) -> None:
    """Raise LawError for a refused file that would have been the law of a place."""
    for one in entries:
        if isinstance(one, RefusedLaw) and one.id.startswith(place.lower() + "-"):
            raise LawError(N_("{id}: {reason}"), id=one.id, reason=one.reason)


def _of_day(series: Sequence[Law | RefusedLaw], day: date, today: date) -> Law:
    """Return the law that holds on a day, or the newest one before it."""
    by_law = [(one if isinstance(one, Law) else one.instead_of, one) for one in series]
    started = [(law, one) for law, one in by_law if law is not None and law.valid_from <= day]
    if not started:
        first = min(law.valid_from for law, _one in by_law if law is not None)
        raise LawError(
            N_("the tax rules {series} begin on {first}; choose a later day or use your own rate"),
            series=next(law.series for law, _one in by_law if law is not None),
            first=first.isoformat(),
        )
    law, one = max(started, key=lambda pair: pair[0].valid_from)
    if isinstance(one, RefusedLaw):
        raise LawError(N_("{id}: {reason}"), id=one.id, reason=one.reason)
    if day > law.valid_to and is_expired(law, today):
        raise LawError(
            N_("the tax rules {id} ended on {last} and are too old to be applied to {year}: use your own rate"),
            id=law.id,
            last=law.valid_to.isoformat(),
            year=tax_year(law, day),
        )
    return law


def is_expired(law: Law, today: date) -> bool:
    """Whether a law is too old to be applied to years after its own."""
    return today > add_months(law.valid_to, MONTHS_KEPT)
