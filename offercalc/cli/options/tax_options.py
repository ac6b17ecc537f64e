"""The options for take-home: where offers are taxed, by whom, and at which own rate."""

from __future__ import annotations

from decimal import Decimal

import click

from offercalc.cli.options.assumption_options import Command, read_number
from offercalc.cli.options.locale_option import localizer_of
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.places import read_place

_WHOLE = 100


def take_home_options(command: Command) -> Command:
    """Add the options for take-home, with the switch that asks for it."""
    switch = click.option("--take-home", "take_home", is_flag=True, help="Estimate what is left after tax.")
    return switch(person_options(command))


def person_options(command: Command) -> Command:
    """Add the options for the tax home, the person and an own rate."""
    for option in reversed(
        [
            click.option("--tax-home", "tax_homes", multiple=True, metavar="[COMPANY=]PLACE", callback=_homes,
                         help="Place where the pay is taxed, e.g. ID or US-CA; may be repeated."),
            click.option("--own-tax", "own_taxes", multiple=True, metavar="[COMPANY=]PERCENT", callback=_percents,
                         help="Your own tax rate instead of the laws; may be repeated."),
            click.option("--status", "filing_status", metavar="STATUS", help="Filing status, e.g. single."),
            click.option("--ptkp", metavar="STATUS", help="PTKP status in Indonesia, e.g. K/1."),
            click.option("--about", "about", multiple=True, metavar="NAME=ANSWER", callback=_answers,
                         help="Your answer to another question of a tax law; may be repeated."),
        ]
    ):  # fmt: skip
        command = option(command)
    return command


def _homes(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    homes: dict[str, str] = {}
    for value in values:
        company, _, text = value.rpartition("=")
        place = read_place(text, localizer_of(context))
        if place is None or isinstance(place, InputError):
            message = place.sentence if place is not None else "name a place, e.g. ID or US-CA."
            raise click.BadParameter(f"{value!r}: {message}")  # noqa: TRY003, EM102 - the sentence of the reader
        if company in homes:
            raise click.BadParameter(_twice(value))
        homes[company] = place
    return homes


def _percents(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, Decimal]:
    percents: dict[str, Decimal] = {}
    for value in values:
        company, _, text = value.rpartition("=")
        percent = read_number(text, context, "%")
        if percent is None or not 0 <= percent <= _WHOLE:
            message = f"{value!r} isn't a tax rate; write a percentage from 0 to 100, e.g. 38 or Acme=38."
            raise click.BadParameter(message)
        if company in percents:
            raise click.BadParameter(_twice(value))
        percents[company] = percent
    return percents


def _answers(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for value in values:
        name, sign, answer = value.partition("=")
        if not (name and sign and answer):
            message = f"{value!r} isn't an answer; write e.g. children=2 or cpf=true."
            raise click.BadParameter(message)
        answers[name] = answer
    return answers


def _twice(value: str) -> str:
    return f"{value!r}: there are two for the same company; state one."
