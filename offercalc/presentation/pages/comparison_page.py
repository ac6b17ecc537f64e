"""The comparison page: headlines, the table, the assumptions and the open questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.break_even import BreakEven
from offercalc.analysis.comparison import Comparison
from offercalc.analysis.headlines import Ahead, Crossover, Headline, Several, TooClose, Undecided, UnlikeTax, headlines
from offercalc.analysis.measures import InYear, Measure, Overall
from offercalc.analysis.shared_time import ends_on, shared_time
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.values.money import EXACT, round_half_up
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Grid, Shown, grid, measured, shown
from offercalc.presentation.formats.span_text import bound_sign
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Amount, Cell, RowKind, Table, TableRow, Trace
from offercalc.presentation.terms.working_time_text import hours_words, states_weeks
from offercalc.presentation.text.assumption_text import assumption_lines
from offercalc.presentation.text.date_text import end_lines, time_words
from offercalc.presentation.text.denomination_text import promise_lines
from offercalc.presentation.text.labels import category_label, certainty_label, company, year_label
from offercalc.presentation.text.problem_text import refusal_sentence
from offercalc.presentation.text.question_text import question_text
from offercalc.presentation.text.rate_text import rate_lines, rates_used, with_oldest_age
from offercalc.presentation.text.tax_basis_text import tax_basis_lines

_WHOLE_FROM = 100
_RATE_PLACES = 4


Told: TypeAlias = Callable[[Comparison], tuple[Headline | Several, ...]]


class OpenPart(Struct, frozen=True):
    """The open questions of one offer, with its company."""

    company: str
    questions: tuple[str, ...]


class ComparisonPage(Struct, frozen=True):
    """All texts and tables of a comparison, ready for the screen, a document or the terminal."""

    headlines: tuple[str, ...]
    table: Table
    questions: tuple[OpenPart, ...]
    assumptions: tuple[str, ...]
    rates: tuple[str, ...]
    warnings: tuple[str, ...]
    has_open_end: bool


def comparison_page(
    comparison: Comparison, localizer: Localizer, told: Told = headlines, named: Comparison | None = None
) -> ComparisonPage:
    """Build the page of a comparison.

    `told` returns what its headlines say. `named` is the same comparison with names that tell its offers apart; figures
    are not worked out from it, because assumptions about share prices go by the name of the company.
    """
    named = named or comparison
    grids = tuple(grid(appraisal, comparison.assumptions, DISPLAY_DIGITS) for appraisal in comparison.offers)
    return ComparisonPage(
        headlines=tuple(_headline_texts(told(comparison), named, localizer)),
        table=_table(named, grids, localizer),
        questions=tuple(
            OpenPart(
                company(offer.offer), tuple(question_text(item, offer.offer, localizer) for item in offer.questions)
            )
            for offer in named.offers
            if offer.questions
        ),
        assumptions=(
            *assumption_lines(comparison, localizer),
            *_net_pay(named, localizer),
            *_hours(named, localizer),
        ),
        rates=(*_promises(named, localizer), *rate_lines(comparison, localizer)),
        warnings=tuple(
            dict.fromkeys(
                refusal_sentence(refused, localizer) for offer in comparison.offers for refused in offer.refusals
            )
        ),
        has_open_end=any(rounded.total.high is None for rounded in grids),
    )


def years_table(comparison: Comparison, localizer: Localizer) -> Table:
    """Return the totals by year of every offer: the figures of the comparison chart."""
    rows = []
    for number, label in enumerate(comparison.labels, start=1):
        values = _measured(InYear(number), comparison)
        name = year_label(label, comparison.by, localizer)
        cells = _cells(values, comparison, localizer, Trace(year=label))
        rows.append(TableRow(RowKind.NORMAL, name, cells=cells, key=f"year/{number}"))
    currency = localizer.figures.measure(comparison.assumptions.currency)
    caption = localizer.tr("Total compensation by year, in {currency}", currency=currency)
    return Table(
        caption=with_oldest_age(caption, rates_used(comparison), localizer),
        corner="",
        columns=tuple(company(appraisal.offer) for appraisal in comparison.offers),
        rows=tuple(rows),
    )


def _net_pay(comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield which pay of each offer is stated net of tax."""
    for appraisal in comparison.offers:
        for line in tax_basis_lines(appraisal.offer, localizer, is_grossed=appraisal.grossed is not None):
            yield f"{company(appraisal.offer)}: {line}"


def _hours(comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield the hours worked of each offer that says how many weeks of the year are worked."""
    for appraisal in comparison.offers:
        if states_weeks(appraisal.offer):
            yield localizer.tr(
                "{company}: per hour worked {hours}",
                company=company(appraisal.offer),
                hours=hours_words(appraisal.offer, localizer),
            )


def _promises(comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield which currencies each offer's pay is linked to and paid in."""
    for appraisal in comparison.offers:
        for line in promise_lines(appraisal.offer, localizer):
            yield f"{company(appraisal.offer)}: {line}"


def _headline_texts(
    found: tuple[Headline | Several, ...], comparison: Comparison, localizer: Localizer
) -> Iterator[str]:
    """Yield headlines in words; a break-even exchange rate is left out if amounts are shown as percentages."""
    for headline in found:
        if not (localizer.figures.is_relative and isinstance(headline, BreakEven)):
            yield headline_text(headline, comparison, localizer)


def headline_text(headline: Headline | Several, comparison: Comparison, localizer: Localizer) -> str:
    """Return a headline in words, with company names."""
    match headline:
        case BreakEven():
            return _break_even_text(headline, comparison, localizer)
        case UnlikeTax():
            return _unlike_tax_text(headline, comparison, localizer)
        case Several():
            return _several_text(headline, comparison, localizer)
        case _:
            return _order_text(headline, comparison, localizer)


def _order_text(
    headline: Ahead | TooClose | Undecided | Crossover, comparison: Comparison, localizer: Localizer
) -> str:
    """Return which of two offers is ahead, and whether that is certain."""
    leader = company(comparison.offers[headline.leader].offer)
    other = company(comparison.offers[headline.other].offer)
    match headline:
        case TooClose() if _are_unknown(headline, comparison):
            template = N_("{leader} and {other} can't be compared yet: what they come to is not known.")
            return localizer.tr(template, leader=leader, other=other)
        case TooClose(months=months):
            if months is None and not end_lines(comparison, localizer):
                return localizer.tr("{leader} and {other} are too close to call.", leader=leader, other=other)
            time = time_words(months, comparison, localizer)
            template = N_("{leader} and {other} are too close to call over {time}.")
            return localizer.tr(template, leader=leader, other=other, time=time)
        case Ahead(at_least=True):
            template = N_("{leader} is ahead of {other} by at least {amount} over {years}.")
        case Ahead():
            template = N_("{leader} is ahead of {other} by {amount} over {years}.")
        case Crossover(months=months):
            month = localizer.plural("after {number} month", "after {number} months", months)
            return localizer.tr(
                "If you leave early, {other} pays more; {leader} only pulls ahead {month}.",
                leader=leader, other=other, month=month,
            )  # fmt: skip
        case Undecided():
            template = N_(
                "{leader} leads {other} by {amount} over {years} on known terms; {other} still has open terms."
            )
        case _:
            assert_never(headline)
    amount = _difference_text(headline, comparison, localizer)
    years = time_words(headline.months, comparison, localizer)
    return localizer.tr(template, leader=leader, other=other, amount=amount, years=years)


def _several_text(several: Several, comparison: Comparison, localizer: Localizer) -> str:
    """Return how several offers compare with the baseline, by the nearest of them."""
    one, months = several.nearest, several.nearest.months
    amount = "" if isinstance(one, TooClose) else _difference_text(one, comparison, localizer)
    facts = {
        "offers": localizer.plural("{number} other offer", "{number} other offers", several.count),
        "baseline": company(comparison.offers[several.baseline].offer),
        "amount": amount,
        "years": time_words(months, comparison, localizer),
    }
    template = several_template(several)
    if isinstance(one, TooClose) and _are_unknown(one, comparison):
        template = N_("{offers} and {baseline} can't be compared yet: what they come to is not known.")
    return localizer.tr(template, **facts)


def several_template(several: Several) -> str:
    """Return the sentence about several offers and the baseline, with its {amount} and {years}."""
    match several.nearest:
        case TooClose():
            return N_("{offers} and {baseline} are too close to call over {years}.")
        case Undecided() if several.are_behind:
            return N_("{offers} trail {baseline} by at least {amount} over {years}, but have open terms.")
        case Undecided():
            return N_("{offers} lead {baseline} by at least {amount} over {years}; {baseline} has open terms.")
        case _ if several.are_behind:
            return N_("{offers} are at least {amount} behind {baseline} over {years}.")
        case _:
            return N_("{offers} are at least {amount} ahead of {baseline} over {years}.")


def _difference_text(headline: Ahead | Undecided, comparison: Comparison, localizer: Localizer) -> str:
    return localizer.figures.in_sentence(_difference(headline, comparison), comparison.assumptions.currency)


def _are_unknown(headline: TooClose, comparison: Comparison) -> bool:
    """Whether nothing is known of the totals of two offers."""
    both = (comparison.offers[index] for index in (headline.leader, headline.other))
    return all(grid(one, comparison.assumptions, DISPLAY_DIGITS).total.is_unknown for one in both)


def _difference(headline: Ahead | Undecided, comparison: Comparison) -> Decimal:
    """Return how far one offer is ahead of another, as the difference of the totals that the table shows."""
    if headline.months is not None:
        return round_half_up(headline.difference, DISPLAY_DIGITS)
    leader, other = (
        grid(comparison.offers[index], comparison.assumptions, DISPLAY_DIGITS).total
        for index in (headline.leader, headline.other)
    )
    if isinstance(headline, Ahead) and headline.at_least and leader.low is not None and other.high is not None:
        return EXACT.subtract(leader.low, other.high)
    return EXACT.subtract(leader.likely, other.likely)


def _unlike_tax_text(unlike: UnlikeTax, comparison: Comparison, localizer: Localizer) -> str:
    """Return the warning that two offers state their pay on different sides of the tax."""
    return localizer.tr(
        "{net} states pay net of tax and {gross} before tax: their figures can't be compared until the net pay "
        "is known before tax.",
        net=company(comparison.offers[unlike.net].offer),
        gross=company(comparison.offers[unlike.gross].offer),
    )


def _break_even_text(turn: BreakEven, comparison: Comparison, localizer: Localizer) -> str:
    """Return the break-even exchange rate in words, without decimal places from 100 on."""
    places = 0 if turn.value >= _WHOLE_FROM else _RATE_PLACES
    return localizer.tr(
        "{company} stays ahead as long as {one} is worth less than {value}.",
        company=company(comparison.offers[turn.ahead].offer),
        one=localizer.figures.money(Decimal(1), turn.base),
        value=localizer.figures.money(round_half_up(turn.value, places), turn.quote, places),
    )


def _table(comparison: Comparison, grids: tuple[Grid, ...], localizer: Localizer) -> Table:
    """Build the table with a column per offer; each group of rows adds up to the same total."""
    rows = [
        *_year_rows(comparison, grids, localizer),
        TableRow(RowKind.GROUP, localizer.tr("By kind of compensation"), key="group/categories"),
        *_category_rows(comparison, grids, localizer),
        TableRow(RowKind.GROUP, localizer.tr("By certainty"), key="group/certainty"),
        *_certainty_rows(comparison, localizer),
    ]
    currency = localizer.figures.measure(comparison.assumptions.currency)
    caption = localizer.tr("Comparison of offers, in {currency}", currency=currency)
    return Table(
        caption=with_oldest_age(caption, rates_used(comparison), localizer),
        corner="",
        columns=tuple(company(appraisal.offer) for appraisal in comparison.offers),
        rows=tuple(rows),
    )


def _year_rows(comparison: Comparison, grids: tuple[Grid, ...], localizer: Localizer) -> list[TableRow]:
    def add(label: str, which: Overall, kind: RowKind = RowKind.NORMAL, trace: Trace | None = None) -> None:
        cells = _cells(_measured(which, comparison), comparison, localizer, trace)
        rows.append(TableRow(kind, label, cells=cells, key=f"overall/{which.value}"))

    heading = TableRow(RowKind.GROUP, localizer.tr("Year by year"), key="group/years")
    rows = [heading, *years_table(comparison, localizer).rows]
    add(localizer.tr("Total"), Overall.TOTAL, RowKind.TOTAL, Trace())
    add(localizer.tr("Average per year"), Overall.AVERAGE)
    if any(ends_on(one, comparison.assumptions) for one in comparison.offers):
        add(localizer.tr("Per month employed"), Overall.PER_MONTH)
        rows += _term_rows(comparison, localizer)
    if not localizer.figures.is_relative:
        add(localizer.tr("Per hour worked"), Overall.PER_HOUR)
    if comparison.assumptions.discount_percent:
        add(localizer.tr("Present value at the start date"), Overall.PRESENT_VALUE)
    if len(grids) > 1:
        rows.append(_difference_row(comparison, grids, localizer))
    return rows


def _term_rows(comparison: Comparison, localizer: Localizer) -> Iterator[TableRow]:
    """Yield the totals over the time that all offers last, and the days on which offers end within the horizon."""
    shared = shared_time(comparison)
    if shared is not None:
        time = time_words(shared.months, comparison, localizer)
        values = [shown(total, DISPLAY_DIGITS) for total in shared.totals]
        label = localizer.tr("Over {time}", time=time)
        cells = _cells(values, comparison, localizer, None)
        yield TableRow(RowKind.NORMAL, label, cells=cells, key="shared time")
    days = (ends_on(one, comparison.assumptions) for one in comparison.offers)
    ends = tuple(
        Cell(localizer.tr("no end"), muted=True) if day is None else Cell(localizer.figures.short_day(day))
        for day in days
    )
    yield TableRow(RowKind.NORMAL, localizer.tr("Employment ends"), cells=ends, key="end")


def _category_rows(comparison: Comparison, grids: tuple[Grid, ...], localizer: Localizer) -> Iterator[TableRow]:
    present = {row.category for rounded in grids for row in rounded.rows}
    for category in (category for category in Category if category in present):
        cells = _cells(_measured(category, comparison), comparison, localizer, Trace(category=category))
        label = category_label(category, localizer)
        yield TableRow(RowKind.NORMAL, label, cells=cells, key=f"category/{category.value}")


def _certainty_rows(comparison: Comparison, localizer: Localizer) -> Iterator[TableRow]:
    for certainty in Certainty:
        cells = _cells(_measured(certainty, comparison), comparison, localizer, Trace(certainty=certainty))
        label = certainty_label(certainty, localizer).capitalize()
        yield TableRow(RowKind.NORMAL, label, cells=cells, key=f"certainty/{certainty.value}")


def _difference_row(comparison: Comparison, grids: tuple[Grid, ...], localizer: Localizer) -> TableRow:
    """Return the row of differences from the baseline's total, in money and percent."""
    base = grids[comparison.baseline]
    baseline = base.total.likely
    cells = []
    for rounded in grids:
        if rounded is base:
            cells.append(Cell(localizer.tr("baseline"), muted=True))
            continue
        difference = EXACT.subtract(rounded.total.likely, baseline)
        amount = cell_of(Amount(Shown.exactly(difference), comparison.assumptions.currency), localizer)
        bound, sign = bound_sign(base.total, rounded.total), "+" if difference > 0 else ""
        is_told_twice = localizer.figures.is_relative
        part = Decimal(100) * difference / baseline if baseline and not is_told_twice else None
        percent = f" ({sign}{localizer.figures.percent(part)})" if part is not None else ""
        cells.append(Cell(f"{bound}{sign}{amount.text}{percent}", value=None if bound else amount.value))
    label = localizer.tr("Compared with {company}", company=company(comparison.offers[comparison.baseline].offer))
    return TableRow(RowKind.NORMAL, label, cells=tuple(cells), key="difference")


def _measured(which: Measure, comparison: Comparison) -> list[Shown]:
    """Return a measure of every offer."""
    return [measured(one, comparison.assumptions, which, DISPLAY_DIGITS) for one in comparison.offers]


def _cells(
    values: Iterable[Shown], comparison: Comparison, localizer: Localizer, trace: Trace | None
) -> tuple[Cell, ...]:
    """Return a cell for each offer; `trace` says what the ledger lines of all of them have in common."""
    currency = comparison.assumptions.currency
    return tuple(
        cell_of(Amount(value, currency), localizer, None if trace is None else replace(trace, offer=index))
        for index, value in enumerate(values)
    )
