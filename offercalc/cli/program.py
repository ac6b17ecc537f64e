"""The command `offercalc` and its subcommands."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module

import click
from typing_extensions import override

from offercalc import __version__
from offercalc.application.ports.errors import ExternalError
from offercalc.application.translations.readers import localizer_for
from offercalc.cli.options.locale_option import localizer_of
from offercalc.cli.options.options import AT_FAULT
from offercalc.cli.options.services import Provide
from offercalc.cli.options.verb import VerbGroup
from offercalc.cli.output.terminal import OutputError, clean_output, give_up
from offercalc.cli.output.terminal_texts import asked_language, terminal_speaks
from offercalc.presentation.formats.sanitize import visible_lines

_NAMED_OTHERWISE = {
    "ask": "negotiation.ask",
    "clauses": "letters.clauses",
    "dates": "negotiation.dates",
    "import": "import_offers",
    "match": "negotiation.match",
    "offer-letter": "letters.offer_letter",
    "sensitivity": "negotiation.sensitivity",
}
_VERBS = (
    "ask",
    "check",
    "clauses",
    "compare",
    "convert",
    "dates",
    "import",
    "letter",
    "library",
    "match",
    "new",
    "offer-letter",
    "rates",
    "report",
    "sensitivity",
    "sheet",
    "sheets",
    "show",
    "tax",
    "vest",
)


class _Verbs(VerbGroup):
    """The verbs, each imported when it is called; what fails outside is one line in the language asked for."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for verb in (cmd_name,) if cmd_name in _VERBS else _VERBS:  # click suggests a verb for an unknown one
            if verb not in self.commands:
                self.add_command(_imported(verb))
        return super().get_command(ctx, cmd_name)

    @override
    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ExternalError as error:
            click.echo(error.text_for(localizer_of(ctx)), err=True)
            raise SystemExit(AT_FAULT) from error


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="offercalc")
def offercalc() -> None:
    """Calculate what job offers are worth. Without a command, open the window."""


def _imported(verb: str) -> click.Command:
    """Import a verb; importing all of them takes as long as most answers."""
    name = _NAMED_OTHERWISE.get(verb, verb)
    command: click.Command = getattr(import_module(f"offercalc.cli.verbs.{name}"), name.rpartition(".")[2])
    return command


def run(arguments: list[str], provide: Provide) -> int:
    """Run the terminal program on the arguments after its name and return the exit code.

    Verbs are given the services that they name; each is created when a verb needs it.
    """
    locale: str = provide("locale")
    try:
        with clean_output(), terminal_speaks(asked_language(arguments, locale)):
            return _run(arguments, provide)
    except OutputError as error:
        give_up(sys.stdout)
        if not error.is_closed_pipe:
            _complain(localizer_for(locale).tr("Can't write the output: {reason}.", reason=error))
        give_up(sys.stderr)
        return AT_FAULT


def _complain(sentence: str) -> None:
    """Write a sentence to standard error, if that can be written."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{visible_lines(sentence)}\n")
        sys.stderr.flush()


def _run(arguments: list[str], provide: Provide) -> int:
    try:
        offercalc.main(arguments, prog_name="offercalc", obj=provide)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
