"""The answers of a negotiation: what each term must become, as a table and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import assert_never

from msgspec import Struct

from offercalc.analysis.negotiation.grid_search import Outcome
from offercalc.analysis.negotiation.levers import Lever, LeverKind, Value
from offercalc.analysis.negotiation.parity import Ask, Parity
from offercalc.analysis.offer_changes import FieldChanged
from offercalc.domain.ledger.component import component_at, part_at
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.values.estimate import exactly
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.text.change_text import value_words, what_changed


class ParityPage(Struct, frozen=True):
    """What a negotiation answers: the levers as a table, and sentences about the whole."""

    table: Table
    sentences: tuple[str, ...]


def parity_page(answers: Parity, localizer: Localizer, *, is_goal_open: bool, is_offer_open: bool) -> ParityPage:
    """Return the answers for people; amounts are in the display currency of the assumptions."""
    currency = answers.offered.assumptions.currency
    offer = answers.offered.offer
    rows = tuple(
        TableRow(
            RowKind.NORMAL,
            lever_label(alone.lever, offer, localizer),
            "",
            (
                Cell(_offered(alone.lever, offer, localizer)),
                Cell(_answer(alone, offer, currency, localizer)),
                Cell(_answer(mixed, offer, currency, localizer)),
            ),
        )
        for alone, mixed in zip(answers.alone, answers.mix, strict=True)
    )
    table = Table(
        caption=localizer.tr("What would be equal, in {currency}", currency=localizer.figures.measure(currency)),
        corner=localizer.tr("Term"),
        columns=(localizer.tr("Offered"), localizer.tr("On its own"), localizer.tr("Together, in this order")),
        rows=rows,
    )
    return ParityPage(
        table, tuple(_sentences(answers, localizer, is_goal_open=is_goal_open, is_offer_open=is_offer_open))
    )


def lever_label(lever: Lever, offer: Offer, localizer: Localizer) -> str:
    """Return the name of the term that a lever moves."""
    if lever.wish.kind is LeverKind.RATE:
        base, quote = lever.wish.pair
        return localizer.tr("Exchange rate ({quote} per 1 {base})", base=base, quote=quote)
    return what_changed(_change(lever, lever.first, offer), localizer)


def lever_value(lever: Lever, value: Value, offer: Offer, localizer: Localizer) -> str:
    """Return a value of the term that a lever moves, as people write it."""
    if isinstance(value, date):
        return localizer.figures.day(value)
    if lever.wish.kind is LeverKind.RATE:
        return localizer.figures.significant(value)
    return value_words(value, _change(lever, value, offer), localizer)


def why(ask: Ask, localizer: Localizer) -> str:
    """Return why a lever does not reach the goal; empty if it does."""
    match ask.outcome:
        case Outcome.NEVER:
            return localizer.tr("has no effect on this figure")
        case Outcome.SHORT:
            return localizer.tr("not enough within its limit")
        case Outcome.ALREADY | Outcome.REACHED:
            return "" if ask.is_unique else localizer.tr("not the only value that is enough")
        case _:
            assert_never(ask.outcome)


def _change(lever: Lever, value: Value, offer: Offer) -> FieldChanged:
    """Return a change of the field that the lever moves."""
    if lever.path[0] in {"pay", "equity"}:
        part = part_at(component_at(lever.path), offer)
        fields = tuple(str(step) for step in lever.path[2:] if isinstance(step, str))
        return FieldChanged(fields, None, value, part, currency_of(part, offer))
    return FieldChanged(tuple(map(str, lever.path)), None, value, None, offer.currency)


def _offered(lever: Lever, offer: Offer, localizer: Localizer) -> str:
    if lever.is_new:
        return localizer.tr("not offered")
    if lever.offered is None:
        return "" if lever.wish.kind is LeverKind.RATE else localizer.tr("not known yet")
    return lever_value(lever, lever.offered, offer, localizer)


def _answer(ask: Ask, offer: Offer, currency: str, localizer: Localizer) -> str:
    """Return the value that is enough, or by how much the best one falls short."""
    value = lever_value(ask.lever, ask.answer, offer, localizer)
    match ask.outcome:
        case Outcome.ALREADY:
            return localizer.tr("not needed") if ask.lever.is_new else localizer.tr("as offered")
        case Outcome.REACHED:
            return value
        case Outcome.SHORT:
            gap = cell_text(shown(exactly(-ask.over), DISPLAY_DIGITS), currency, localizer)
            return localizer.tr("{value} is not enough: {gap} short", value=value, gap=gap)
        case Outcome.NEVER:
            return localizer.tr("has no effect")
        case _:
            assert_never(ask.outcome)


def _sentences(answers: Parity, localizer: Localizer, *, is_goal_open: bool, is_offer_open: bool) -> Iterator[str]:
    currency = answers.offered.assumptions.currency

    def money(value: Fraction) -> str:
        return cell_text(shown(exactly(value), DISPLAY_DIGITS), currency, localizer)

    yield localizer.tr(
        "The goal is {goal}; the offer has {before}.", goal=money(answers.goal), before=money(answers.before)
    )
    if answers.before >= answers.goal:
        yield localizer.tr("The offer already reaches the goal.")
    elif answers.over >= 0:
        yield localizer.tr("Together the terms reach the goal, with {over} left over.", over=money(answers.over))
    else:
        yield localizer.tr("Together the terms do not reach the goal: {gap} is missing.", gap=money(-answers.over))
    if is_goal_open:
        yield localizer.tr("The goal has terms that are not known, so it is at least this.")
    if is_offer_open:
        yield localizer.tr("The offer has terms that are not known; with them, less may be enough.")
