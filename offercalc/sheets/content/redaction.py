"""Redaction of offers shown to others: hides names, the amounts of other offers, or all amounts."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, get_type_hints

from msgspec import Struct, structs

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.measures import Overall, measure
from offercalc.application.ports.document_options import Letterhead, Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, PayPart, Salary
from offercalc.domain.offer.pay_period import WorkingTime, periods_a_year
from offercalc.domain.scenario.assumptions import Assumptions, CompanyPrice
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import HIDDEN
from offercalc.presentation.formats.relative import in_percent
from offercalc.presentation.names.name_cover import Cover, cover_of, covered
from offercalc.presentation.tables.table import Cell, Table
from offercalc.sheets.content.written_amounts import without_amounts

_Value = TypeVar("_Value")
_FIRST_LETTER = ord("A")
_LETTERS = 26
_CODE = re.compile("(^|_)(currency|preset|ids?|type|email|phone)$")
"""Fields whose texts are not prose."""
_TEXTS = (str, tuple[str, ...])
_PLACES = 6


def redacted(comparison: Comparison, localizer: Localizer, redaction: Redaction) -> tuple[Comparison, Localizer]:
    """Return a comparison without company names, and a localizer without amounts, as `redaction` requires.

    Percentages are of the first offer's likely total over the horizon. Raises ExternalError if that is zero;
    amounts are never shown instead.
    """
    if redaction.in_percent and comparison.offers:
        localizer = in_percents_of_first(comparison, localizer)
        comparison = _each(comparison, lambda offer: amountless(yearly(offer)))
    if redaction.hides_names:
        covers = covers_of(comparison, localizer)
        named = {
            id(appraisal): nameless(appraisal.offer, place, covers) for place, appraisal in enumerate(comparison.offers)
        }
        prices = _prices(comparison, covers)
        comparison = structs.replace(
            comparison,
            assumptions=structs.replace(comparison.assumptions, prices=prices),
            offers=tuple(structs.replace(one, offer=named[id(one)]) for one in comparison.offers),
        )
    return comparison, localizer


def in_percents_of_first(comparison: Comparison, localizer: Localizer) -> Localizer:
    """Return the reader with amounts as percentages of the first offer; raises ExternalError if that is zero."""
    base = measure(comparison.offers[0], comparison.assumptions, Overall.TOTAL).likely
    if base <= 0:
        raise ExternalError(
            N_(
                "The total of the first offer isn't known yet, so amounts can't be shown as percentages "
                "of it. Put another offer first, or show amounts."
            )
        )
    rates = {
        code: rate.value for one in comparison.offers for code, rate in one.exchange.items() if isinstance(rate, Rate)
    }
    return in_percent(localizer, base, {**rates, comparison.assumptions.currency: Fraction(1)})


def covers_of(comparison: Comparison, localizer: Localizer) -> tuple[Cover, ...]:
    """Return the covers that replace the companies of a comparison by letters, in its order."""
    return tuple(
        cover_of(appraisal.offer, localizer.tr("Company {letter}", letter=_letter(place)))
        for place, appraisal in enumerate(comparison.offers)
    )


def nameless(offer: Offer, place: int, covers: tuple[Cover, ...]) -> Offer:
    """Return an offer with company names replaced in all its texts, without contacts, candidate, notes and reference.

    If two names are alike, that of the offer's own company counts.
    """
    own = covers[place]
    order = (own, *covers[:place], *covers[place + 1 :])
    hidden = _reworded(
        structs.replace(offer, contacts=(), notes="", company="", candidate=None, reference=""),
        lambda text: covered(text, order),
    )
    return structs.replace(hidden, company=own.name)


def nameless_head(letterhead: Letterhead, covers: tuple[Cover, ...]) -> Letterhead:
    """Return a letterhead with company names replaced; one that names a company loses its logo too."""
    name = covered(letterhead.name, covers)
    address = tuple(covered(line, covers) for line in letterhead.address)
    if (name, address) == (letterhead.name, letterhead.address):
        return letterhead
    return structs.replace(letterhead, name=name, address=address, logo=b"")


def first_alone(comparison: Comparison) -> Comparison:
    """Return the comparison of the first offer alone, so that nothing can be inferred about the others."""
    return structs.replace(comparison, offers=comparison.offers[:1], baseline=0)


def with_hidden_columns(table: Table, columns: tuple[str, ...]) -> Table:
    """Return a table with further columns whose figures are hidden."""
    cells = (Cell(HIDDEN, HIDDEN, muted=True),) * len(columns)
    rows = (structs.replace(row, cells=(*row.cells, *cells)) if row.cells else row for row in table.rows)
    return structs.replace(table, columns=(*table.columns, *columns), rows=tuple(rows))


def amountless(offer: Offer) -> Offer:
    """Return an offer without amounts and numbers of shares in its free text; the company name stays."""
    hidden = _reworded(offer, lambda text: without_amounts(text, HIDDEN))
    return structs.replace(hidden, company=offer.company)


def yearly(offer: Offer) -> Offer:
    """Return an offer with salary and allowances per year: those of an hour would be too small a percentage."""
    return structs.replace(offer, pay=tuple(_yearly(part, offer.working_time) for part in offer.pay))


def _yearly(part: PayPart, time: WorkingTime) -> PayPart:
    if not isinstance(part, Salary | Allowance):
        return part
    times = periods_a_year(part.per, time)
    stated = structs.replace(part, amount=_times(part.amount, times), per="year")
    if isinstance(stated, Salary):
        raises = tuple(structs.replace(step, amount=_times(step.amount, times)) for step in stated.raises)
        return structs.replace(stated, raises=raises)
    return stated


def _times(amount: Estimate, times: Fraction) -> Estimate:
    if isinstance(amount, Range):
        low, likely, high = (
            round_half_up(Fraction(bound) * times, _PLACES) for bound in (amount.low, amount.likely, amount.high)
        )
        return Range(low, likely, high)
    return None if amount is None else round_half_up(Fraction(amount) * times, _PLACES)


def _letter(place: int) -> str:
    return chr(_FIRST_LETTER + place % _LETTERS) + (str(place // _LETTERS + 1) if place >= _LETTERS else "")


def _prices(comparison: Comparison, covers: tuple[Cover, ...]) -> tuple[CompanyPrice, ...]:
    """Return the assumed share prices, with company names replaced by their covers."""
    assumptions: Assumptions = comparison.assumptions
    named = [
        CompanyPrice(cover.name, price.path)
        for cover, appraisal in zip(covers, comparison.offers, strict=True)
        for price in assumptions.prices
        if price.company and price.company == appraisal.offer.company
    ]
    return (*(price for price in assumptions.prices if not price.company), *named)


def _each(comparison: Comparison, change: Callable[[Offer], Offer]) -> Comparison:
    """Return a comparison with every offer changed, and its figures unchanged."""
    offers = tuple(structs.replace(one, offer=change(one.offer)) for one in comparison.offers)
    return structs.replace(comparison, offers=offers)


def _reworded(value: _Value, change: Callable[[str], str]) -> _Value:
    """Return a value with every free text changed; codes stay."""
    found: object = value
    if isinstance(value, tuple):
        found = tuple(_reworded(one, change) for one in value)
    elif isinstance(value, Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        texts = _text_fields(type(value))
        found = structs.replace(
            value,
            **{
                name: _changed(one, change) if name in texts else _reworded(one, change) for name, one in fields.items()
            },
        )
    return found  # type: ignore[return-value]


def _changed(text: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - a text, or several
    return tuple(map(change, text)) if isinstance(text, tuple) else change(text)


@cache
def _text_fields(kind: type[Struct]) -> frozenset[str]:
    """Return the names of the fields of a type that contain free text."""
    return frozenset(
        name for name, hint in get_type_hints(kind).items() if hint in _TEXTS and _CODE.search(name) is None
    )
