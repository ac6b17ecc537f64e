"""Every step of the laws of a tax year with its value, as a table, and the sources of the laws."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from offercalc.analysis.take_home.tax_year import TaxYear
from offercalc.analysis.take_home.taxed_year import TaxedYear
from offercalc.domain.tax.assessment import Result
from offercalc.domain.tax.law import Kind, Law, Step
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.formats.sanitize import visible
from offercalc.presentation.tables.cells import cell_of, span_cell
from offercalc.presentation.tables.table import Amount, Cell, RowKind, Table, TableRow
from offercalc.presentation.tax.law_words import law_words
from offercalc.presentation.tax.take_home_text import age_text, layer_label

_NO_CELL = Cell("")
_MONEY_FROM = 100
"""The smallest inner result that is written like money; smaller ones are rates and counts."""


def steps_table(account: TaxYear, localizer: Localizer) -> Table:
    """Return every step of the laws of a tax year with its value, and what is left, in the currency of the laws."""
    year = account.taxed
    title = localizer.tr("Tax year {year}, in {currency}", year=year.income.year, currency=year.laws.currency)
    if year.laws.age is not None:
        title += f" ({age_text(year.laws.age, localizer)})"
    rows = [
        TableRow(RowKind.NORMAL, layer_label(layer, localizer), "", (_money(span.likely, year, localizer), _NO_CELL))
        for layer, span in year.income.whole.items()
        if span.likely
    ]
    for result in year.assessment.results:
        rows.append(TableRow(RowKind.GROUP, visible(f"{result.law.name} ({result.law.id})")))
        rows += _steps(result, year, localizer)
    rows += [TableRow(RowKind.GROUP, localizer.tr("What is left")), *_left(account, localizer)]
    return Table(title, "", (localizer.tr("Amount"), localizer.tr("Kind")), tuple(rows))


def _steps(result: Result, year: TaxedYear, localizer: Localizer) -> Iterator[TableRow]:
    for step in result.law.steps:
        value = result.steps[step.name]
        cell = _money(value, year, localizer) if is_money(step, value) else _number(value, localizer)
        yield TableRow(
            RowKind.NORMAL, visible(law_words(step.label, localizer)), "", (cell, Cell(_kind(step, localizer)))
        )


def is_money(step: Step, value: Fraction) -> bool:
    """Whether the result of a step is written like money."""
    return step.kind is not Kind.INNER or abs(value) >= _MONEY_FROM


def _left(account: TaxYear, localizer: Localizer) -> Iterator[TableRow]:
    currency = account.taxed.laws.currency
    if account.taxed.income.is_cut:
        label = localizer.tr("Paid within the horizon")
        yield TableRow(RowKind.NORMAL, label, "", (span_cell(account.gross, currency, localizer), _NO_CELL))
    for charge in account.charges:
        cell = span_cell(charge.amount, currency, localizer)
        yield TableRow(
            RowKind.NORMAL,
            visible(law_words(charge.step.label, localizer)),
            "",
            (cell, Cell(_kind(charge.step, localizer))),
        )
    total = span_cell(account.take_home, currency, localizer)
    yield TableRow(RowKind.TOTAL, localizer.tr("Take-home"), "", (total, _NO_CELL))
    for layer, part in account.kept.items():
        percent = localizer.figures.percent(round_half_up(100 * part, 1), 1)
        label = localizer.tr("Kept of: {what}", what=layer_label(layer, localizer))
        yield TableRow(RowKind.NORMAL, label, "", (Cell(percent), _NO_CELL))


def _kind(step: Step, localizer: Localizer) -> str:
    names = {
        Kind.TAX: localizer.tr("tax"),
        Kind.SOCIAL: localizer.tr("contribution"),
        Kind.SAVING: localizer.tr("savings of your own"),
    }
    return names.get(step.kind, "")


def _money(value: Fraction, year: TaxedYear, localizer: Localizer) -> Cell:
    currency = year.laws.currency
    digits = minor_unit(currency)
    return cell_of(Amount(Shown.exactly(round_half_up(value, digits)), currency, digits), localizer)


def _number(value: Fraction, localizer: Localizer) -> Cell:
    return Cell(localizer.figures.number(Decimal(f"{float(value):.6g}")))


def source_lines(law: Law, localizer: Localizer) -> Iterator[str]:
    """Yield what was read for a law, where and when."""
    for one in law.sources:
        yield f"  {law_words(one.what, localizer)}: {one.url} ({localizer.figures.day(one.read)})"
