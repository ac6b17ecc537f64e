"""The figures of a comparison or of one offer as worksheets."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.offer_table import Worksheet
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.leaving_table import departure_table, kept_table


class Spreadsheet(Struct, frozen=True):
    """A file name, and what makes its worksheets: called in any thread, because those of large offers take long."""

    name: str
    make: Callable[[], tuple[Worksheet, ...]]


def comparison_spreadsheet(comparison: Comparison, localizer: Localizer) -> Spreadsheet:
    """Return the spreadsheet of a comparison."""
    tr = localizer.tr

    def make() -> tuple[Worksheet, ...]:
        return (
            Worksheet(tr("Comparison"), comparison_page(comparison, localizer).table),
            Worksheet(tr("Leaving early"), kept_table(comparison, localizer, 1)),
        )

    return Spreadsheet(f"{tr('Comparison of offers')}.xlsx", make)


def offer_spreadsheet(alone: Comparison, presets: Presets, localizer: Localizer) -> Spreadsheet:
    """Return the spreadsheet of a comparison's only offer."""
    tr = localizer.tr

    def make() -> tuple[Worksheet, ...]:
        return (
            Worksheet(tr("By year"), offer_page(alone, 0, presets, localizer).table),
            Worksheet(tr("Leaving early"), departure_table(alone, 0, localizer, 1)),
        )

    return Spreadsheet(file_name(alone.offers[0].offer, "xlsx"), make)
