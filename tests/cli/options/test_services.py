from pathlib import Path

import click
import pytest

from offercalc.cli.options.services import pass_services, system_locale


def test_a_verb_is_given_what_its_parameters_before_the_slash_name_and_the_values_of_click() -> None:
    asked, told = [], []

    def provide(name: str) -> str:
        asked.append(name)
        return f"the {name}"

    @click.command("verb")
    @click.argument("path", type=click.Path(path_type=Path))
    @click.option("--most", type=int)
    @pass_services
    def verb(rates: str, today: str, /, path: Path, *, most: int) -> None:
        """Do it."""
        told.append((rates, today, path, most))

    verb.main(["a.json", "--most", "3"], standalone_mode=False, obj=provide)
    assert told == [("the rates", "the today", Path("a.json"), 3)]
    assert asked == ["rates", "today"]
    assert verb.help == "Do it."


def test_nothing_is_created_for_a_command_line_that_click_refuses() -> None:
    @click.command("verb")
    @click.option("--most", type=int)
    @pass_services
    def verb(rates: str, /, *, most: int) -> None:
        message = f"called with {rates} and {most}"
        raise AssertionError(message)

    with pytest.raises(click.BadParameter, match="'many' is not a valid integer"):
        verb.main(["--most", "many"], standalone_mode=False, obj={}.__getitem__)


def test_a_command_that_is_only_described_has_the_default_locale() -> None:
    command = click.Command("verb")
    assert system_locale(click.Context(command, obj={"locale": "id_ID"}.__getitem__)) == "id_ID"
    assert system_locale(click.Context(command)) == "en_US"
