"""Builds the program from its layers and starts it: the window without arguments, else the terminal.

The only module that knows every layer. Adapters are imported when they are first asked for, because the typesetter,
the database and the network cost more time than most answers take.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from offercalc.presentation.reader import DEFAULT_LOCALE, is_locale
from offercalc.presentation.resources import resource

if TYPE_CHECKING:
    from offercalc.application.ports import HistoryTable, OfferFiles, Press
    from offercalc.domain.vesting import Presets


class Program:
    """The program's tools, each made once and only when it is needed."""

    @cached_property
    def presets(self) -> Presets:
        """Read the vesting presets."""
        from offercalc.interchange.preset_file import read_presets

        return read_presets(resource("presets", "vesting.json"))

    @cached_property
    def files(self) -> OfferFiles:
        """Open the reader of offer files."""
        from offercalc.interchange.offer_file import OfferFiles

        return OfferFiles(self.presets)

    @cached_property
    def rates(self) -> HistoryTable:
        """Open the newest exchange rates that lie on this machine."""
        from offercalc.feeds.bundled import bundled_history

        return bundled_history()

    @cached_property
    def press(self) -> Press:
        """Set up the typesetter."""
        from offercalc.sheets.press import TypstPress

        return TypstPress(self.files, self.presets)

    @cached_property
    def today(self) -> date:
        """Ask the clock once."""
        return date.today()  # noqa: DTZ011 - the day where the person is

    @cached_property
    def locale(self) -> str:
        """Ask the system for its language and number format."""
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            found = os.environ.get(name, "").split(".")[0].split("@")[0]
            if found and is_locale(found):
                return found
        return DEFAULT_LOCALE


def main() -> int:
    """Start the program and return its exit code."""
    from offercalc.cli.program import run

    return run(sys.argv[1:], Program())
