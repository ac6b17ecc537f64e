"""The command `offercalc` and its verbs."""

from __future__ import annotations

import sys
from contextlib import suppress

import click
from typing_extensions import override

from offercalc import __version__
from offercalc.application.ports import OutsideError, Tools
from offercalc.application.readers import reader_for
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
from offercalc.cli.terminal import OutputError, clean_output, give_up
from offercalc.cli.verb import VerbGroup
from offercalc.cli.vest import vest
from offercalc.presentation.one_line import seen_lines


class _Verbs(VerbGroup):
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
    try:
        with clean_output():
            return _run(arguments, tools)
    except OutputError as error:
        give_up(sys.stdout)
        if not error.is_closed_pipe:
            _complain(reader_for(tools.locale).say("The output cannot be written: {reason}.", reason=error))
        give_up(sys.stderr)
        return AT_FAULT


def _complain(sentence: str) -> None:
    """Write a sentence to standard error, if that can be written."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{seen_lines(sentence)}\n")
        sys.stderr.flush()


def _run(arguments: list[str], tools: Tools) -> int:
    try:
        offercalc.main(arguments, prog_name="offercalc", obj=tools)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
