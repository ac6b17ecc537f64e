"""The figures of a comparison or of one offer as worksheets."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.offer_names import file_name
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.leaving_table import departure_table, kept_table
from offercalc.presentation.tables.spreadsheet_table import SheetTable, sheet_table


def comparison_spreadsheet(comparison: Comparison, localizer: Localizer) -> tuple[str, tuple[SheetTable, ...]]:
    """Return a file name and the worksheets of a comparison."""
    tr = localizer.tr
    names = tr("Compare"), tr("Leaving early")
    tables = (
        sheet_table(names[0], lambda other: comparison_page(comparison, other).table, localizer),
        sheet_table(names[1], lambda other: kept_table(comparison, other, 1), localizer),
    )
    return f"{tr('Comparison of offers')}.xlsx", tables


def offer_spreadsheet(
    alone: Comparison, presets: Presets, localizer: Localizer
) -> tuple[str, tuple[SheetTable, ...]]:  # fmt: skip
    """Return a file name and the worksheets of a comparison's only offer."""
    tr = localizer.tr
    names = tr("By year"), tr("Leaving early")
    tables = (
        sheet_table(names[0], lambda other: offer_page(alone, 0, presets, other).table, localizer),
        sheet_table(names[1], lambda other: departure_table(alone, 0, other, 1), localizer),
    )
    return file_name(alone.offers[0].offer, "xlsx"), tables
