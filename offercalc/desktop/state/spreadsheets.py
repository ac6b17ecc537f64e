"""The figures of a workspace as worksheets."""

from __future__ import annotations

from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.offer_table import Worksheet
from offercalc.desktop.state.workspace import Workspace
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.leaving_table import departure_table, kept_table


def spreadsheet(workspace: Workspace, *, is_comparison: bool) -> tuple[str, tuple[Worksheet, ...]]:
    """Return a file name and the worksheets of the comparison or of the selected offer."""
    localizer = workspace.public_localizer
    tr = localizer.tr
    if is_comparison:
        comparison = workspace.comparison()
        names = tr("Compare"), tr("Leaving early")
        tables = (
            Worksheet(names[0], comparison_page(comparison, localizer).table),
            Worksheet(names[1], kept_table(comparison, localizer, 1)),
        )
        return f"{tr('Comparison of offers')}.xlsx", tables
    alone, presets = workspace.chosen_alone(), workspace.tools.presets
    names = tr("By year"), tr("Leaving early")
    tables = (
        Worksheet(names[0], offer_page(alone, 0, presets, localizer).table),
        Worksheet(names[1], departure_table(alone, 0, localizer, 1)),
    )
    return file_name(alone.offers[0].offer, "xlsx"), tables
