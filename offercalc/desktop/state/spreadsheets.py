"""The figures of a workspace as worksheets."""

from __future__ import annotations

from offercalc.application.offers.offer_names import file_name
from offercalc.desktop.state.workspace import Workspace
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.leaving_table import departure_table, kept_table
from offercalc.presentation.tables.spreadsheet_table import SheetTable, sheet_table


def spreadsheet(workspace: Workspace, *, is_comparison: bool) -> tuple[str, tuple[SheetTable, ...]]:
    """Return a file name and the worksheets of the comparison or of the selected offer."""
    reader = workspace.public_reader
    say = reader.say
    if is_comparison:
        comparison = workspace.comparison()
        names = say("Compare"), say("Leaving early")
        tables = (
            sheet_table(names[0], lambda other: comparison_page(comparison, other).table, reader),
            sheet_table(names[1], lambda other: kept_table(comparison, other, 1), reader),
        )
        return f"{say('Comparison of offers')}.xlsx", tables
    alone, presets = workspace.chosen_alone(), workspace.tools.presets
    names = say("By year"), say("Leaving early")
    tables = (
        sheet_table(names[0], lambda other: offer_page(alone, 0, presets, other).table, reader),
        sheet_table(names[1], lambda other: departure_table(alone, 0, other, 1), reader),
    )
    return file_name(alone.offers[0].offer, "xlsx"), tables
