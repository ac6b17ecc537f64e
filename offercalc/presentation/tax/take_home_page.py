"""The take-home of compared offers: headlines, the table after tax, and how it was estimated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.headlines import Ahead, Pair, Several, TooClose
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, TakeHomeYear
from offercalc.analysis.take_home.turned_order import NetHeadline, net_from_baseline, net_headlines
from offercalc.domain.ledger.leaving import years_employed
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import answers_for
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.money import EXACT, round_half_up
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.place_names import place_name
from offercalc.presentation.formats.rounding import NOTHING, Shown, add, grid, shown
from offercalc.presentation.parsing.places import suggested_place
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import UNKNOWN, Amount, Cell, RowKind, Table, TableRow, Trace
from offercalc.presentation.tax.law_words import law_words
from offercalc.presentation.tax.take_home_text import (
    answer_text,
    asked_text,
    badge_text,
    cut_note,
    minimum_tax_notes,
    net_headline_text,
    untaxed_notes,
)
from offercalc.presentation.tax.words import ESTIMATE
from offercalc.presentation.text.labels import company, year_label
from offercalc.presentation.text.rate_text import rate_line

Kept = tuple[TakeHome | NotKnown, ...]
"""The take-home of each offer of a comparison."""


class EstimatePart(Struct, frozen=True):
    """How the take-home of one offer was estimated: where it is taxed, the badge of its laws, and notes.

    If it is not known, the badge says why. `assumed` is who was assumed, which is for the person's own eyes alone.
    """

    company: str
    place: str
    badge: str
    notes: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    is_known: bool = True
    has_steps: bool = False


class TakeHomePage(Struct, frozen=True):
    """All texts and the table of a comparison after tax; `chip` belongs beside every figure of it."""

    chip: str
    headlines: tuple[str, ...]
    table: Table
    parts: tuple[EstimatePart, ...]


def take_home_page(comparison: Comparison, kept: Kept, today: date, localizer: Localizer) -> TakeHomePage:
    """Build the page of the take-home of a comparison as of today."""
    parts = (
        _part(appraisal, found, comparison, today, localizer)
        for appraisal, found in zip(comparison.offers, kept, strict=True)
    )
    return TakeHomePage(
        chip=localizer.tr(ESTIMATE),
        headlines=take_home_headlines(comparison, kept, localizer),
        table=take_home_table(comparison, kept, localizer),
        parts=tuple(parts),
    )


def shown_years(found: TakeHome, digits: int, which: Callable[[TakeHomeYear], Span]) -> tuple[Shown, ...]:
    """Return one figure of each year, rounded."""
    return tuple(shown(which(year), digits) for year in found.years)


def take_home_table(comparison: Comparison, kept: Kept, localizer: Localizer) -> Table:
    """Return the table that leads from gross to take-home over the horizon, with the take-home of each year below."""
    rows = [
        TableRow(RowKind.GROUP, localizer.tr("From gross to take-home"), key="group/to take-home"),
        *_to_take_home(comparison, kept, localizer),
        TableRow(RowKind.GROUP, localizer.tr("Take-home by year"), key="group/take-home years"),
    ]
    for number, label in enumerate(comparison.labels):
        name = year_label(label, comparison.by, localizer)
        cells = _cells(comparison, kept, localizer, partial(_year, number=number), label)
        words, key = localizer.tr("{year} take-home", year=name), f"take-home/year {number + 1}"
        rows.append(TableRow(RowKind.NORMAL, words, cells=cells, key=key))
    currency = localizer.figures.measure(comparison.assumptions.currency)
    return Table(
        caption=localizer.tr("Take-home after tax, in {currency} (estimate, not tax advice)", currency=currency),
        corner="",
        columns=tuple(company(appraisal.offer) for appraisal in comparison.offers),
        rows=tuple(rows),
    )


def _years(found: TakeHome) -> tuple[Shown, ...]:
    return shown_years(found, DISPLAY_DIGITS, lambda year: year.take_home)


def _year(found: TakeHome, number: int) -> Shown:
    return _years(found)[number]


def a_month(total: Shown, appraisal: Appraisal, comparison: Comparison) -> Shown:
    """Return the average month of a total, over the months employed within the horizon."""
    months = MONTHS_A_YEAR * years_employed(appraisal.offer, comparison.assumptions)
    if not months:
        return NOTHING
    low, high = (None if bound is None else Fraction(bound) / months for bound in (total.low, total.high))
    return shown(Span(low, Fraction(total.likely) / months, high), DISPLAY_DIGITS)


def _to_take_home(comparison: Comparison, kept: Kept, localizer: Localizer) -> Iterator[TableRow]:
    def row(label: str, key: str, which: Callable[[TakeHomeYear], Span]) -> TableRow:
        cells = _cells(comparison, kept, localizer, lambda one: add(shown_years(one, DISPLAY_DIGITS, which)))
        return TableRow(RowKind.NORMAL, label, cells=cells, key=f"take-home/{key}")

    tr, currency = localizer.tr, comparison.assumptions.currency
    grids = (grid(appraisal, comparison.assumptions, DISPLAY_DIGITS) for appraisal in comparison.offers)
    gross = tuple(cell_of(Amount(one.total, currency), localizer, Trace(at)) for at, one in enumerate(grids))
    yield TableRow(RowKind.NORMAL, tr("Total before tax"), cells=gross, key="take-home/gross")
    found = [one.total for one in kept if isinstance(one, TakeHome)]
    if any(one.regional.likely for one in found):
        yield row(tr("National income tax"), "national tax", lambda year: year.national)
        yield row(tr("State and local tax"), "regional tax", lambda year: year.regional)
    else:
        yield row(tr("Taxes"), "national tax", lambda year: year.national)
    yield row(tr("Social contributions"), "social", lambda year: year.social)
    if any(one.saving.likely for one in found):
        yield row(tr("Your own retirement savings"), "saving", lambda year: year.saving)
    total = _cells(comparison, kept, localizer, lambda one: add(_years(one)))
    yield TableRow(RowKind.TOTAL, tr("Total take-home"), cells=total, key="take-home/total")
    pairs = tuple(zip(comparison.offers, kept, strict=True))
    parts = tuple(_part_kept(one, left, localizer) for one, left in pairs)
    yield TableRow(RowKind.NORMAL, tr("Part kept"), cells=parts, key="take-home/part")
    months = tuple(
        Cell(UNKNOWN, muted=True)
        if isinstance(left, NotKnown)
        else cell_of(Amount(a_month(add(_years(left)), one, comparison), currency), localizer, taxed_trace(left, at))
        for at, (one, left) in enumerate(pairs)
    )
    yield TableRow(RowKind.NORMAL, tr("Average month"), cells=months, key="take-home/month")


def _part_kept(appraisal: Appraisal, found: TakeHome | NotKnown, localizer: Localizer) -> Cell:
    gross = appraisal.total.likely
    if isinstance(found, NotKnown) or not gross:
        return Cell(UNKNOWN, muted=True)
    return Cell(localizer.figures.percent(round_half_up(100 * found.total.take_home.likely / gross, 1), 1))


def _cells(
    comparison: Comparison,
    kept: Kept,
    localizer: Localizer,
    which: Callable[[TakeHome], Shown],
    year: int | None = None,
) -> tuple[Cell, ...]:
    currency = comparison.assumptions.currency
    return tuple(
        Cell(UNKNOWN, muted=True)
        if isinstance(one, NotKnown)
        else cell_of(Amount(which(one), currency), localizer, taxed_trace(one, index, year))
        for index, one in enumerate(kept)
    )


def taxed_trace(found: TakeHome, index: int, year: int | None = None) -> Trace:
    """Return where a figure after tax comes from: the steps of laws, or the lines if the person's own rate is used."""
    return Trace(index, year=year, is_taxed=bool(found.taxed))


def unknown_text(found: NotKnown, location: str, localizer: Localizer) -> str:
    """Return why take-home is not known, with the place that the location suggests."""
    reason = localizer.render(found.reason)
    place = suggested_place(location, localizer) if found.lacks_place else ""
    return f"{reason} ({place}: {place_name(place, localizer)}?)" if place else reason


def net_totals(kept: Kept) -> dict[int, Span]:
    """Return the take-home of the offers for which it is known, by index."""
    return {index: one.total.take_home for index, one in enumerate(kept) if isinstance(one, TakeHome)}


def take_home_headlines(comparison: Comparison, kept: Kept, localizer: Localizer) -> tuple[str, ...]:
    """Return how the offers compare after tax, in words, and where tax turns their order."""
    return _worded(net_headlines(_gross(comparison), net_totals(kept)), comparison, kept, localizer)


def headlines_from_baseline(comparison: Comparison, kept: Kept, localizer: Localizer) -> tuple[str, ...]:
    """Return how the baseline compares with the others after tax, in words; the best one does if its own is open."""
    found = net_from_baseline(_gross(comparison), net_totals(kept), comparison.baseline)
    return _worded(found, comparison, kept, localizer) or take_home_headlines(comparison, kept, localizer)


def _gross(comparison: Comparison) -> tuple[Span, ...]:
    return tuple(one.total for one in comparison.offers)


def _worded(
    found: tuple[NetHeadline | Several, ...], comparison: Comparison, kept: Kept, localizer: Localizer
) -> tuple[str, ...]:
    """Return headlines in words, with the differences of the totals that the table shows."""
    names = tuple(company(one.offer) for one in comparison.offers)
    span = comparison.assumptions.currency, comparison.assumptions.years
    totals = {index: add(_years(one)) for index, one in enumerate(kept) if isinstance(one, TakeHome)}
    return tuple(net_headline_text(_as_shown(one, totals), names, span, localizer) for one in found)


def _as_shown(headline: NetHeadline | Several, totals: dict[int, Shown]) -> NetHeadline | Several:
    if isinstance(headline, Several):
        return replace(headline, nearest=_by_shown(headline.nearest, totals))
    return replace(headline, compared=_by_shown(headline.compared, totals))


def _by_shown(pair: Pair, totals: dict[int, Shown]) -> Pair:
    """Return how two offers compare, with the difference of their rounded totals."""
    if isinstance(pair, TooClose):
        return pair
    leader, other = totals[pair.leader], totals[pair.other]
    ends = leader.likely, other.likely
    if isinstance(pair, Ahead) and pair.at_least and leader.low is not None and other.high is not None:
        ends = leader.low, other.high
    return replace(pair, difference=Fraction(EXACT.subtract(*ends)))


def _part(
    appraisal: Appraisal,
    found: TakeHome | NotKnown,
    comparison: Comparison,
    today: date,
    localizer: Localizer,
) -> EstimatePart:
    name = company(appraisal.offer)
    if isinstance(found, NotKnown):
        return EstimatePart(name, "", unknown_text(found, appraisal.offer.location, localizer), (), is_known=False)
    amounts: list[str] = []
    if not localizer.figures.is_relative:
        amounts += untaxed_notes(found, comparison.assumptions.currency, localizer)
        amounts += minimum_tax_notes(found, localizer)
    notes = [
        *amounts,
        cut_note(found, localizer),
        *_own_rate_lines(appraisal, found, localizer),
    ]
    place = place_name(found.place, localizer) if found.place else ""
    left_out = tuple(dict.fromkeys(law_words(one, localizer) for law in found.laws for one in law.left_out))
    return EstimatePart(
        name,
        place,
        badge_text(found, today, localizer),
        tuple(note for note in notes if note),
        left_out,
        assumed=tuple(assumed_lines(found, localizer)),
        has_steps=bool(found.taxed),
    )


def _own_rate_lines(appraisal: Appraisal, found: TakeHome, localizer: Localizer) -> Iterator[str]:
    """Yield the rate of the laws' currency if the figures before tax do not use it."""
    rate = found.rate
    if rate is not None and rate.base != rate.quote and rate.base not in appraisal.exchange:
        yield rate_line(rate, localizer)


def assumed_lines(found: TakeHome, localizer: Localizer) -> Iterator[str]:
    """Yield what laws ask of the person with the answers used, and which of them were not stated."""
    asked = {name: law for law in found.laws for name in law.inputs}
    for name, law in asked.items():
        try:
            answer = answers_for(law, found.person)[name]
        except LawError:
            continue
        text = f"{asked_text(name, law.inputs[name].ask, localizer)} {answer_text(answer, localizer)}"
        yield text if name in found.person else localizer.tr("{question} (assumed)", question=text)
