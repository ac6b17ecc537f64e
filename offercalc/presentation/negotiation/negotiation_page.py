"""What to ask for so that one offer equals another: the terms as rows, the gap as a bar, and other ways to the goal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall
from offercalc.analysis.negotiation.grid_search import Outcome
from offercalc.analysis.negotiation.levers import Lever, LeverKind, Value
from offercalc.analysis.negotiation.package import PackageRow, Proposal, Way
from offercalc.domain.ledger.component import component_at, part_at
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.equity import GRANTS, Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import Salary
from offercalc.domain.values.estimate import exactly
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.presentation.charts.drawing import Pattern, Role
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import AT_LEAST_SIGN, cell_text
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.negotiation.parity_page import lever_value
from offercalc.presentation.parsing.amounts import write_number
from offercalc.presentation.parsing.dates import write_day
from offercalc.presentation.text.labels import part_label, period_label

_FILLS: dict[LeverKind, tuple[Role, Pattern]] = {
    LeverKind.BASE: (Role.BASE, Pattern.SOLID),
    LeverKind.RAISE: (Role.SERIES_4, Pattern.SOLID),
    LeverKind.SIGN_ON: (Role.ONE_TIME, Pattern.SOLID),
    LeverKind.BONUS: (Role.BONUS, Pattern.HATCHED),
    LeverKind.UNITS: (Role.EQUITY, Pattern.DOTTED),
    LeverKind.VALUE: (Role.EQUITY, Pattern.DOTTED),
}
_NO_FILL = Role.BENEFIT, Pattern.OUTLINE
"""Of terms that add nothing to a total of their own."""
_FEWEST_STEPS = 20
"""Of a slider whose term is not enough on its own."""


class LeverLine(Struct, frozen=True, kw_only=True):
    """One term as a row: its name, what is offered, what is asked for, what that adds, and what it takes alone.

    `typed` and `step` are texts of fields in `unit`, a currency, "%" or "". `at` of `most` is a slider's place, which
    stands for the value `first` and as many times `by`, of a date in days. `share` is the part of the gap that it
    fills, from 0 to 1. `is_asked` is False for a term that no company can be asked for, an exchange rate.
    """

    name: str
    note: str
    offered: str
    typed: str
    step: str
    unit: str
    adds: str
    alone: str
    fill: tuple[Role, Pattern]
    share: float
    is_closing: bool
    is_known: bool
    at: int
    most: int
    first: Value
    by: Decimal
    is_asked: bool = True


class WayCard(Struct, frozen=True):
    """Another way to the goal: its title, the terms it needs, and those terms by their places."""

    title: str
    words: str
    way: Way


class NegotiationPage(Struct, frozen=True, kw_only=True):
    """What the page shows of a proposal: sentences, the rows with the bar's parts, the sum, and other ways.

    `missing` is the part of the gap that nothing fills, from 0 to 1. `unknown` names terms that are to be asked about
    before they can be negotiated.
    """

    headline: str
    sentences: tuple[str, ...]
    rows: tuple[LeverLine, ...]
    unknown: tuple[str, ...]
    missing: float
    before: str
    adds: str
    after: str
    verdict: str
    is_level: bool
    ways: tuple[WayCard, ...]


def negotiation_page(proposal: Proposal, localizer: Localizer) -> NegotiationPage:
    """Return what the page shows; amounts are in the display currency of the assumptions."""
    tr, found = localizer.tr, proposal.package
    gap = found.goal - found.before
    missing = max(found.goal - found.after, Fraction(0))
    offer = found.asked.offer
    sign = f"{AT_LEAST_SIGN} " if proposal.is_offer_open else ""
    is_level = found.after >= found.goal
    other = _names(proposal, localizer)[-1] if isinstance(proposal.target, Offer) else tr("the amount")
    rest = tr("{gap} is missing", gap=_money(missing, proposal, localizer))
    return NegotiationPage(
        headline=" ".join(_headline(proposal, gap, missing, localizer)),
        sentences=tuple(_sentences(proposal, localizer)),
        rows=tuple(_line(row, proposal, localizer) for row in found.rows),
        unknown=tuple(part_label(part, localizer) for part in _unknown(offer)),
        missing=float(missing / max(gap, found.after - found.before)) if gap > 0 else 0.0,
        before=sign + _money(found.before, proposal, localizer),
        adds=_plus(found.after - found.before, proposal, localizer),
        after=sign + _money(found.after, proposal, localizer),
        verdict=tr("level with {other}", other=other) if is_level else rest,
        is_level=is_level,
        ways=tuple(_card(way, proposal, localizer) for way in found.ways),
    )


def measure_words(which: Measure, years: int, localizer: Localizer) -> str:
    """Return how a measure is told in a sentence, e.g. "over 4 years"."""
    tr = localizer.tr
    match which:
        case InYear(number):
            return tr("in year {number}", number=number)
        case KeptAfter(months):
            return tr("if you leave after {number} months", number=months)
        case Certainty():
            return tr("in guaranteed pay")
        case Overall.PRESENT_VALUE:
            return tr("in present value")
        case _:
            span = localizer.plural("{number} year", "{number} years", years)
            return tr("over {years}", years=span)


def measures_offered(years: int) -> tuple[Measure, ...]:
    """Return the measures to choose from within a horizon."""
    kept = KeptAfter(MONTHS_A_YEAR * min(2, years))
    return Overall.TOTAL, InYear(1), Certainty.GUARANTEED, kept, Overall.PRESENT_VALUE


def measure_name(which: Measure, years: int, localizer: Localizer) -> str:
    """Return the name of a measure in a list of choices."""
    tr = localizer.tr
    if which is Overall.TOTAL:
        return tr("Total over {years}", years=localizer.plural("{number} year", "{number} years", years))
    match which:
        case InYear(number):
            return tr("Year {number}", number=number)
        case KeptAfter(months):
            return tr("Kept if you leave after {number} months", number=months)
        case Certainty():
            return tr("Guaranteed pay")
        case _:
            return tr("Present value")


def _names(proposal: Proposal, localizer: Localizer) -> tuple[str, ...]:
    """Return the name of the offer, and that of the one to be equal to."""
    target = (proposal.target,) if isinstance(proposal.target, Offer) else ()
    return names_of((proposal.package.offered.offer, *target), localizer)


def _headline(proposal: Proposal, gap: Fraction, missing: Fraction, localizer: Localizer) -> Iterator[str]:
    tr, found = localizer.tr, proposal.package
    mine = _names(proposal, localizer)[0]
    over = measure_words(proposal.measure, found.offered.assumptions.years, localizer)
    if gap <= 0:
        yield tr("{company} already has as much {over}.", company=mine, over=over)
        return
    words = _money(gap, proposal, localizer)
    if proposal.is_offer_open:
        yield tr("{company} is at most {gap} short {over}.", company=mine, gap=words, over=over)
    else:
        yield tr("{company} is {gap} short {over}.", company=mine, gap=words, over=over)
    if not missing:
        yield tr("Your ask closes all of it.")
    elif found.after > found.before:
        part = _money(found.after - found.before, proposal, localizer)
        yield tr("Your ask closes {part} of it.", part=part)


def _sentences(proposal: Proposal, localizer: Localizer) -> Iterator[str]:
    tr = localizer.tr
    if proposal.is_goal_open:
        yield tr("The goal has terms that are not known, so it is at least this.")
    if proposal.is_offer_open:
        yield tr("The offer has terms that are not known; with them, less may be enough.")
    over = proposal.package.after - proposal.package.goal
    if over > 0:
        yield tr("{over} is left over.", over=_money(over, proposal, localizer))


def _unknown(offer: Offer) -> list[Stake]:
    """Return the grants of which neither the number nor the value is known."""
    return [part for part in offer.equity if isinstance(part, GRANTS) and part.units is None and part.value is None]


def _line(row: PackageRow, proposal: Proposal, localizer: Localizer) -> LeverLine:
    found, lever = proposal.package, row.lever
    offer, gap = found.offered.offer, max(found.goal - found.before, found.after - found.before)
    unit = _unit(lever, offer)
    at = _steps(row.value, lever)
    enough = row.alone.step if row.alone.outcome is Outcome.REACHED else _FEWEST_STEPS
    return LeverLine(
        name=_name(lever, offer, localizer),
        note=_note(lever, offer, localizer),
        offered=_offered(lever, offer, localizer),
        typed="" if lever.wish.kind is LeverKind.RATE else _typed(row.value, unit, localizer),
        step=_typed(abs(lever.step), unit, localizer),
        unit=unit,
        adds=_plus(row.adds, proposal, localizer),
        alone=_alone(row, proposal, localizer),
        fill=_FILLS.get(lever.wish.kind, _NO_FILL),
        share=float(max(row.adds, Fraction(0)) / gap) if gap > 0 else 0.0,
        is_closing=row.is_closing,
        is_known=lever.offered is not None or lever.is_new,
        at=at,
        most=min(max(enough * 5 // 4, at), lever.steps),
        first=lever.first,
        by=lever.step,
        is_asked=lever.wish.kind is not LeverKind.RATE,
    )


def _steps(value: Value, lever: Lever) -> int:
    """Return after how many steps of a lever a term has a value; a date that is later than offered is after none."""
    if isinstance(value, date) and isinstance(lever.first, date):
        return max(0, (value - lever.first).days // int(lever.step))
    if isinstance(value, date) or isinstance(lever.first, date):
        return 0
    return max(0, int((value - lever.first) / lever.step))


def _name(lever: Lever, offer: Offer, localizer: Localizer) -> str:
    tr = localizer.tr
    match lever.wish.kind:
        case LeverKind.RAISE:
            return tr("Raise per year")
        case LeverKind.START:
            return tr("Start date")
        case LeverKind.CLAWBACK:
            return tr("Clawback")
        case LeverKind.RATE:
            return tr("Exchange rate")
        case _:
            pass
    return part_label(part_at(component_at(lever.path), offer), localizer)


def _note(lever: Lever, offer: Offer, localizer: Localizer) -> str:
    tr = localizer.tr
    if lever.wish.kind is LeverKind.START:
        return ""
    if lever.wish.kind is LeverKind.RATE:
        base, quote = lever.wish.pair
        return f"{quote}/{base}"
    part = part_at(component_at(lever.path), offer)
    match lever.wish.kind:
        case LeverKind.CLAWBACK:
            return tr("months, {part}", part=part_label(part, localizer))
        case LeverKind.BASE if isinstance(part, Salary):
            return period_label(part.per, localizer)
        case LeverKind.RAISE:
            return part_label(part, localizer)
        case LeverKind.SIGN_ON:
            return tr("at the start")
        case LeverKind.BONUS if str(lever.path[-1]) == "percent_of_salary":
            return tr("of salary")
        case LeverKind.UNITS:
            return tr("units")
        case LeverKind.VALUE:
            return tr("value of the grant")
        case _:
            return ""


def _unit(lever: Lever, offer: Offer) -> str:
    if lever.wish.kind in {LeverKind.START, LeverKind.RATE}:
        return ""
    field = str(lever.path[-1])
    if "percent" in field:
        return "%"
    if field in {"amount", "value"}:
        return currency_of(part_at(component_at(lever.path), offer), offer)
    return ""


def _typed(value: Value, unit: str, localizer: Localizer) -> str:
    return (
        write_day(value, localizer) if isinstance(value, date) else write_number(value.normalize() + 0, localizer, unit)
    )


def _offered(lever: Lever, offer: Offer, localizer: Localizer) -> str:
    if lever.wish.kind is LeverKind.RATE:
        return ""
    if lever.is_new or lever.offered == 0:
        return localizer.tr("none")
    if lever.offered is None:
        return localizer.tr("not known yet")
    if isinstance(lever.offered, date):
        return localizer.figures.short_day(lever.offered)
    return lever_value(lever, lever.offered, offer, localizer)


def _alone(row: PackageRow, proposal: Proposal, localizer: Localizer) -> str:
    """Return what the term would take on its own, or why it cannot."""
    match row.alone.outcome:
        case Outcome.ALREADY:
            return localizer.tr("not needed")
        case Outcome.REACHED:
            return _reached(row, proposal, localizer)
        case Outcome.NEVER:
            return localizer.tr("has no effect")
        case _:
            return localizer.tr("not enough")


def _reached(row: PackageRow, proposal: Proposal, localizer: Localizer) -> str:
    """Return the value of a term that is enough; a rate is shown in the direction in which it is above 1."""
    answer = row.alone.answer
    if row.lever.wish.kind is LeverKind.RATE and isinstance(answer, Decimal) and answer < 1:
        return localizer.figures.significant(1 / answer)
    return lever_value(row.lever, answer, proposal.package.offered.offer, localizer)


def _card(way: Way, proposal: Proposal, localizer: Localizer) -> WayCard:
    rows, offer = proposal.package.rows, proposal.package.offered.offer
    names = [_name(rows[place].lever, offer, localizer) for place, _value in way.values]
    values = [
        " ".join((lever_value(lever, value, offer, localizer), _note(lever, offer, localizer))).strip()
        for lever, value in ((rows[place].lever, value) for place, value in way.values)
    ]
    tr = localizer.tr
    title = tr("{term} only", term=names[0]) if len(names) == 1 else tr("Half and half")
    words = values[0] if len(values) == 1 else tr("{first} and {second}", first=values[0], second=values[1])
    return WayCard(title, words, way)


def _money(value: Fraction, proposal: Proposal, localizer: Localizer) -> str:
    currency = proposal.package.offered.assumptions.currency
    return cell_text(shown(exactly(value), DISPLAY_DIGITS), currency, localizer)


def _plus(value: Fraction, proposal: Proposal, localizer: Localizer) -> str:
    words = _money(value, proposal, localizer)
    return f"+{words}" if value > 0 else words
