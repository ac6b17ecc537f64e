"""The command `offercalc` and its verbs."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click
from typing_extensions import override

from offercalc import __version__
from offercalc.application.ports import OutsideError, Tools
from offercalc.cli.check import check
from offercalc.cli.compare import compare
from offercalc.cli.convert import convert
from offercalc.cli.import_offers import import_offers
from offercalc.cli.letter import letter
from offercalc.cli.library import library
from offercalc.cli.options import AT_FAULT, reader_of
from offercalc.cli.rates import rates
from offercalc.cli.report import report
from offercalc.cli.sheet import sheet
from offercalc.cli.sheets import sheets
from offercalc.cli.show import show
from offercalc.cli.vest import vest


class _Verbs(click.Group):
    """The verbs; what fails outside is one line in the language that was asked for."""

    @override
    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OutsideError as error:
            click.echo(error.told(reader_of(ctx)), err=True)
            raise SystemExit(AT_FAULT) from error


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="offercalc")
def offercalc() -> None:
    """Tell what job offers are worth. Without a command, open the window."""


for _verb in (show, compare, sheet, sheets, report, letter, convert, vest, rates, library, import_offers, check):
    offercalc.add_command(_verb)


def run(arguments: list[str], tools: Tools) -> int:
    """Run the terminal program on the arguments after its name and return the exit code."""
    _speak_unicode()
    try:
        offercalc.main(arguments, prog_name="offercalc", obj=tools)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)


def _speak_unicode() -> None:
    """Write UTF-8 where the system's own encoding has no sign for "at least", as in files on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
            stream.reconfigure(encoding="utf-8")
