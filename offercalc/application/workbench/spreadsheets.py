"""The figures of a comparison or of one offer as worksheets."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.offer_table import Worksheet
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.leaving_table import departure_table, kept_table


def comparison_spreadsheet(comparison: Comparison, localizer: Localizer) -> tuple[str, tuple[Worksheet, ...]]:
    """Return a file name and the worksheets of a comparison."""
    tr = localizer.tr
    tables = (
        Worksheet(tr("Comparison"), comparison_page(comparison, localizer).table),
        Worksheet(tr("Leaving early"), kept_table(comparison, localizer, 1)),
    )
    return f"{tr('Comparison of offers')}.xlsx", tables


def offer_spreadsheet(alone: Comparison, presets: Presets, localizer: Localizer) -> tuple[str, tuple[Worksheet, ...]]:
    """Return a file name and the worksheets of a comparison's only offer."""
    tr = localizer.tr
    tables = (
        Worksheet(tr("By year"), offer_page(alone, 0, presets, localizer).table),
        Worksheet(tr("Leaving early"), departure_table(alone, 0, localizer, 1)),
    )
    return file_name(alone.offers[0].offer, "xlsx"), tables
