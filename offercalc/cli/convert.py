"""`offercalc convert`: money of one currency in another, with the rate's day and source."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

import click
import msgspec

from offercalc.application.ports import Tools
from offercalc.cli.answers import plain, rate_answer, to_json
from offercalc.cli.options import AT_FAULT, json_option, locale_option, on_option
from offercalc.cli.rate_sources import chosen_book, source_option
from offercalc.domain.currencies import minor_unit
from offercalc.domain.exchange import NoRate, Rate
from offercalc.domain.exchange import convert as converted
from offercalc.domain.money import EXACT, money, round_half_up
from offercalc.domain.rate_book import RateBook
from offercalc.presentation.problem_words import refusal_sentence
from offercalc.presentation.provenance import rate_line, with_age
from offercalc.presentation.reader import Reader

MOST_DIGITS = 30
_LONGEST_LINE = 10_000


class Ask(msgspec.Struct, frozen=True, rename={"source_currency": "from", "target_currency": "to"}):
    """One line of `convert -`."""

    amount: Decimal
    source_currency: str
    target_currency: str
    on: date | None = None
    source: str = ""


@click.command("convert", context_settings={"ignore_unknown_options": True})
@click.argument("amount")
@click.argument("source", metavar="FROM", default="")
@click.argument("target", metavar="TO", default="")
@on_option
@source_option
@locale_option
@json_option
@click.pass_obj
def convert(tools: Tools, /, amount: str, source: str, target: str, **options: Any) -> None:  # noqa: ANN401 - by name
    """Convert AMOUNT FROM one currency TO another; with - read a JSON object a line and answer one a line."""
    reader: Reader = options["reader"]
    if amount == "-":
        for line in _answers(sys.stdin.buffer, _Books(tools, options["from_source"]), reader):
            click.echo(line)
        return
    if not source or not target:
        message = "convert needs an amount and two currencies, e.g. 555000 USD IDR."
        raise click.UsageError(message)
    on: datetime | None = options["on"]
    day = on.date() if on is not None else None
    ask = Ask(_amount(amount), source.upper(), target.upper(), day, options["from_source"])
    rate = _Books(tools, "").rate(ask)
    if isinstance(rate, NoRate):
        click.echo(refusal_sentence(rate, reader), err=True)
        raise SystemExit(AT_FAULT)
    click.echo(to_json(_answer(ask, rate)) if options["as_json"] else _text(ask, rate, reader))


def _amount(text: str) -> Decimal:
    """Read an amount written with a point for decimals; refuse everything that may mean two things."""
    try:
        value = Decimal(text) if text.isascii() and "_" not in text else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not _is_amount(value):
        message = f"{text!r} is no amount; write digits with a point for decimals, e.g. 555000.50."
        raise click.BadParameter(message)
    return value


def _is_amount(value: Decimal) -> bool:
    return value.is_finite() and value >= 0 and abs(value.adjusted()) < MOST_DIGITS


def _result(ask: Ask, rate: Rate) -> Decimal:
    exact = converted(money(str(ask.amount), ask.source_currency), rate)
    return round_half_up(exact.amount, minor_unit(ask.target_currency))


def _answer(ask: Ask, rate: Rate) -> dict[str, object]:
    return {
        "amount": plain(_result(ask, rate)),
        **rate_answer(rate),
    }


def _text(ask: Ask, rate: Rate, reader: Reader) -> str:
    figures = reader.figures
    places = max(minor_unit(ask.source_currency), -int(ask.amount.normalize(EXACT).as_tuple().exponent))
    before = f"{ask.source_currency} {figures.decimal(ask.amount, places)}"
    after = f"{ask.target_currency} {figures.decimal(_result(ask, rate), minor_unit(ask.target_currency))}"
    return f"{before} = {with_age(after, rate, reader)}\n{rate_line(rate, reader)}"


class _Books:
    """Finds rates in the books of the sources that are asked for, each opened once."""

    def __init__(self, tools: Tools, source: str) -> None:
        self._tools = tools
        self._source = source
        self._books: dict[str, RateBook] = {}

    def rate(self, ask: Ask) -> Rate | NoRate:
        """Find the rate of a question; raises BadParameter where its source is none."""
        source = ask.source or self._source
        if source not in self._books:
            self._books[source] = chosen_book(self._tools, source)
        return self._books[source].rate(ask.source_currency, ask.target_currency, ask.on or self._tools.today)


def _answers(lines: BinaryIO, books: _Books, reader: Reader) -> Iterator[str]:
    """Answer each line in order, an error object where a line is at fault."""
    for line in lines:
        if line.strip():
            yield msgspec.json.encode(_answer_line(line, books, reader)).decode()


def _answer_line(line: bytes, books: _Books, reader: Reader) -> dict[str, object]:
    if len(line) > _LONGEST_LINE:
        return {"error": f"the line has more than {_LONGEST_LINE} bytes"}
    try:
        ask = msgspec.json.decode(line, type=Ask)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return {"error": str(error)}
    if not _is_amount(ask.amount):
        return {"error": "the amount is not a finite number of zero or more"}
    try:
        rate = books.rate(ask)
    except click.BadParameter as error:
        return {"error": error.message}
    return {"error": refusal_sentence(rate, reader)} if isinstance(rate, NoRate) else _answer(ask, rate)
