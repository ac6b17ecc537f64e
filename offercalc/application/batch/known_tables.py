"""Tables of offers that are read as they were before, if their headers are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from offercalc.application.batch.mapping_memory import applied, fitting, saved_from
from offercalc.application.ports.offer_table import OfferTable, OfferTables, SavedMapping, SavedMappings, TableAsk
from offercalc.presentation.formats.localizer import Localizer


class ReadTable(NamedTuple):
    """How a table was read, its offers, and the name of the saved mapping that says so, "" without one."""

    ask: TableAsk
    found: OfferTable
    saved: str = ""


class KnownTables:
    """Reads tables of offers, and remembers what their columns mean; raises ExternalError if that fails."""

    def __init__(self, tables: Callable[[], OfferTables], mappings: Callable[[], SavedMappings]) -> None:
        """Take what returns the reader of tables and the saved mappings once a table is read."""
        self._tables = tables
        self._mappings = mappings

    def read(self, ask: TableAsk, localizer: Localizer) -> ReadTable:
        """Return a table as it is asked for."""
        return ReadTable(ask, self._tables().read(ask, localizer))

    def read_anew(self, ask: TableAsk, localizer: Localizer) -> ReadTable:
        """Return a table as its columns were read before, if its headers are known."""
        found = self._tables().read(ask, localizer)
        saved = fitting(self._mappings().every(), found.mapping)
        if saved is None:
            return ReadTable(ask, found)
        return self._applied(saved, replace(ask, filled=()), found, localizer)

    def read_as(self, name: str, ask: TableAsk, localizer: Localizer) -> ReadTable | tuple[str, ...]:
        """Return a table as the mapping of a name says, or the names that there are if it is none of them."""
        every = self._mappings().every()
        saved = next((one for one in every if one.name.casefold() == name.strip().casefold()), None)
        if saved is None:
            return tuple(one.name for one in every)
        return self._applied(saved, ask, self._tables().read(ask, localizer), localizer)

    def fitting(self, table: ReadTable) -> str:
        """Return the name of a saved mapping that has a table's headers, "" without one."""
        saved = fitting(self._mappings().every(), table.found.mapping)
        return "" if saved is None else saved.name

    def meanings(self, localizer: Localizer) -> tuple[tuple[str, str], ...]:
        """Return the names and labels of everything that a column can mean."""
        return self._tables().meanings(localizer)

    def remember(self, table: ReadTable, name: str) -> None:
        """Save how a table was read, under a name."""
        self._mappings().save(saved_from(name, table.found.mapping, table.ask.filled))

    def _applied(self, saved: SavedMapping, ask: TableAsk, found: OfferTable, localizer: Localizer) -> ReadTable:
        known = applied(saved, ask, [one.header for one in found.mapping.columns])
        return ReadTable(known, self._tables().read(known, localizer), saved.name)
