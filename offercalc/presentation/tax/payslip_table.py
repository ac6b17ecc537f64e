"""The payslips of a tax year as a table: what is withheld month by month, settled in the last one."""

from __future__ import annotations

from fractions import Fraction

from offercalc.analysis.take_home.payslip_year import PayslipYear
from offercalc.domain.offer.offer import Offer
from offercalc.domain.tax.payslip import Payslip
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Amount, Cell, RowKind, Table, TableRow
from offercalc.presentation.tax.take_home_text import month_name
from offercalc.presentation.text.labels import component_label


def payslip_table(found: PayslipYear, offer: Offer, localizer: Localizer) -> Table:
    """Return the payslips of a year; months with more than the wages say what it is."""
    currency = found.laws.currency

    def cells(gross: Fraction, tax: Fraction, social: Fraction, saving: Fraction) -> tuple[Cell, ...]:
        amounts = (gross, tax, social, saving, gross - tax - social - saving)
        return tuple(cell_of(Amount(Shown.exactly(round_half_up(one, 0)), currency), localizer) for one in amounts)

    rows = [
        TableRow(
            RowKind.NORMAL,
            _month(slip, found, offer, localizer),
            "",
            cells(slip.gross, slip.tax, slip.social, slip.saving),
        )
        for slip in found.slips
    ]
    names = ("gross", "tax", "social", "saving")
    gross, *taken = (sum((getattr(slip, name) for slip in found.slips), Fraction(0)) for name in names)
    rows.append(TableRow(RowKind.TOTAL, localizer.tr("Year"), "", cells(gross, *taken)))
    title = localizer.tr(
        "Payslips of {year}, in {currency} (estimate, not tax advice)",
        year=found.year,
        currency=localizer.figures.measure(currency),
    )
    tr = localizer.tr
    columns = (tr("Gross"), tr("Tax withheld"), tr("Contributions"), tr("Own savings"), tr("Paid out"))
    return Table(title, localizer.tr("Month"), columns, tuple(rows))


def _month(slip: Payslip, found: PayslipYear, offer: Offer, localizer: Localizer) -> str:
    name = month_name(slip.month, localizer)
    labels = [component_label(offer, one, localizer) for one in found.extras.get(slip.month, ())]
    return f"{name} ({', '.join(labels)})" if labels else name
