"""The figures of a workspace as worksheets."""

from __future__ import annotations

from offercalc.application.offer_names import file_name
from offercalc.desktop.workspace import Workspace
from offercalc.presentation.comparison_page import comparison_page
from offercalc.presentation.departure_table import departure_table, kept_table
from offercalc.presentation.offer_page import offer_page
from offercalc.presentation.sheet_table import SheetTable, sheet_table


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
