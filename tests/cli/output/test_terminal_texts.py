import json
from collections.abc import Iterator
from inspect import cleandoc

import click
import pytest

from offercalc.application.files.resources import resource
from offercalc.cli.output.terminal_texts import asked_language, spoken, terminal_speaks
from offercalc.cli.program import offercalc
from tests.tools import OPENAI, call

HELP = ["-h", "--help"]
"""As the program has them: click keeps the help option of a command from the first context that asks."""


def commands(command: click.Command = offercalc) -> Iterator[click.Command]:
    """Yield a command and all commands below it."""
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command, help_option_names=HELP)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below)


def help_texts() -> Iterator[str]:
    """Yield the help of every command and option."""
    for command in commands():
        yield cleandoc(command.help or "")
        for parameter in command.get_params(click.Context(command, help_option_names=HELP)):
            if isinstance(parameter, click.Option):
                yield cleandoc(parameter.help or "")


def test_every_help_text_has_an_indonesian_one() -> None:
    table = json.loads(resource("locale", "id", "terminal.json").read_text(encoding="utf-8"))
    assert sorted({text for text in help_texts() if text and text not in table}) == []


def test_help_is_in_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    helped = call(capsys, "show", "--locale", "id_ID", "--help")
    assert helped.out.startswith("Pemakaian: offercalc show [OPTIONS] OFFER\n\n  Tampilkan satu tawaran")
    assert "\nOpsi:\n" in helped.out
    assert "[bawaan: employment]" in helped.out
    assert call(capsys, "show", "--help").out.startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("show",), "Kesalahan: Argumen belum diisi: 'OFFER'."),
        (("show", OPENAI, "--bogus"), "Kesalahan: Tidak ada opsi '--bogus'."),
        (("show", OPENAI, OPENAI), "Kesalahan: Ada argumen berlebih ("),
        (("show", OPENAI, "--by", "moon"), "'moon' bukan salah satu dari 'employment', 'calendar'."),
        (("show", OPENAI, "--by"), "Kesalahan: Opsi '--by' memerlukan nilai."),
    ],
)
def test_errors_of_the_command_line_are_in_indonesian(
    arguments: tuple[object, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = call(capsys, arguments[0], "--locale=id_ID", *arguments[1:])
    assert (refused.code, refused.out) == (2, "")
    assert sentence in refused.err
    assert not any(word in refused.err for word in ("Error", "Usage", "Missing", "Try"))


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ((), "en"),
        (("show", "--locale", "id_ID"), "id"),
        (("--locale=de_DE",), "de"),
        (("--locale",), "en"),
        (("--locale", "no locale"), "en"),
    ],
)
def test_the_language_is_taken_from_arguments_that_may_be_wrong(arguments: tuple[str, ...], language: str) -> None:
    assert asked_language(arguments, "en_US") == language


def test_what_is_not_in_the_table_stays_in_english() -> None:
    with terminal_speaks("id"):
        assert (spoken("Options"), spoken("no such text")) == ("Opsi", "no such text")
    with terminal_speaks("de"):
        assert spoken("Options") == "Options"
