from collections.abc import Iterator

import click
import pytest

from offercalc.cli.options.verb import Verb
from offercalc.cli.program import offercalc
from tests.tools import OPENAI, call


def verbs(group: click.Group) -> Iterator[click.Command]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield from verbs(command) if isinstance(command, click.Group) else [command]


def test_every_verb_questions_what_is_stated_twice() -> None:
    assert [command.name for command in verbs(offercalc) if not isinstance(command, Verb)] == []


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("convert", "5", "USD", "IDR", "--on", "2020-01-02", "--on", "2021-01-04"), "--on"),
        (("show", OPENAI, "--currency", "EUR", "--currency", "USD"), "--currency"),
        (("sheet", OPENAI, "-o", "a.pdf", "--output", "b.pdf"), "--output"),
        (("rates", "--accept", "USD", "--accept", "EUR"), "--accept"),
        (("library", "backup", "-o", "a", "-o", "b"), "--output"),
    ],
)
def test_an_option_stated_twice_is_a_wrong_command(
    arguments: tuple[object, ...], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = call(capsys, *map(str, arguments))
    assert (refused.code, refused.out) == (2, "")
    assert f"{option} is stated 2 times; state it once." in refused.err


def test_flags_and_lists_may_be_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "convert", "5", "USD", "IDR", "--json", "--json").code == 0
    assert call(capsys, "show", str(OPENAI), "--rate", "USD=EUR=0.9", "--rate", "USD=IDR=16500").code == 0
