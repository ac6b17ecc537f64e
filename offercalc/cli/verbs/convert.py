"""`offercalc convert`: convert an amount between currencies, with the day and source of the rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import click

from offercalc.application.ports.conversion_request import ConversionRequest, ConversionRequests
from offercalc.application.workbench.conversion import Conversion, converted
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, json_option, on_option
from offercalc.cli.options.rate_sources import chosen_book, source_option
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.answers import plain, rate_answer, to_json, to_json_line
from offercalc.cli.output.json_lines import asked_lines
from offercalc.domain.exchange.rate import NoRate
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.problems.value_limits import read_plain_number
from offercalc.domain.values.currencies import minor_unit, read_code
from offercalc.domain.values.money import EXACT
from offercalc.presentation.formats.currency_signs import NO_CURRENCY, code_fault
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError, read_number
from offercalc.presentation.text.problem_text import problem_line, refusal_sentence
from offercalc.presentation.text.rate_text import rate_line, with_age

MOST_DIGITS = 30
_LONGEST_LINE = 10_000


@click.command("convert", cls=Verb, context_settings={"ignore_unknown_options": True})
@click.argument("amount")
@click.argument("source", metavar="FROM", default="")
@click.argument("target", metavar="TO", default="")
@on_option
@source_option
@locale_option
@json_option
@pass_services
def convert(rates: RateBook, conversions: ConversionRequests, today: date, /, amount: str, **options: Any) -> None:  # noqa: ANN401 - by name
    """Convert AMOUNT FROM one currency TO another. With -, read and answer one JSON object per line.

    --on and --source apply to the lines that do not state a day or a source.
    """
    source, target = options["source"], options["target"]
    localizer: Localizer = options["localizer"]
    on: datetime | None = options["on"]
    books = _Books(rates, options["from_source"], on.date() if on is not None else today)
    if amount == "-":
        if source or target:
            message = f"with - each line states its currencies; remove {f'{source} {target}'.strip()!r}."
            raise click.UsageError(message)
        for answer in _answers(books, conversions, localizer):
            click.echo(to_json_line(answer))
        return
    if source and not target:
        source, target = _named_currency(amount, localizer), source
    if not source or not target:
        message = "convert needs an amount and two currencies, e.g. 555000 USD IDR."
        raise click.UsageError(message)
    number = _amount(amount, source, localizer)
    ask = ConversionRequest(amount=number, source_currency=source, target_currency=target)
    found = books.convert(ask, localizer)
    if isinstance(found, str):
        click.echo(found, err=True)
        raise SystemExit(AT_FAULT)
    click.echo(to_json(_answer(found)) if options["as_json"] else _text(found, localizer))


def _named_currency(text: str, localizer: Localizer) -> str:
    """Return the currency that an amount names, as in "Rp 85jt", "" if it names none."""
    found = read_number(text, NO_CURRENCY, localizer)
    return found.unit if isinstance(found, InputError) else ""


def _amount(text: str, source: str, localizer: Localizer) -> Decimal:
    """Parse an amount with a decimal point, or as people type it in the locale; refuse ambiguous notations."""
    value = read_plain_number(text)
    if value is None:
        found = read_number(text, read_code(source) or "", localizer)
        if isinstance(found, InputError) and found.unit:
            raise click.BadParameter(found.sentence)
        value = found if isinstance(found, Decimal) else None
    if value is None or not _is_amount(value):
        message = f"{text!r} isn't an amount; write digits with a decimal point, e.g. 555000.50."
        raise click.BadParameter(message)
    return value


def _is_amount(value: Decimal) -> bool:
    return value.is_finite() and value >= 0 and abs(value.adjusted()) < MOST_DIGITS


def _answer(found: Conversion) -> dict[str, object]:
    return {
        "amount": plain(found.result),
        **rate_answer(found.rate),
    }


def _text(found: Conversion, localizer: Localizer) -> str:
    figures, rate = localizer.figures, found.rate
    places = max(minor_unit(rate.base), -int(found.amount.normalize(EXACT).as_tuple().exponent))
    before = f"{rate.base} {figures.decimal(found.amount, places)}"
    after = f"{rate.quote} {figures.decimal(found.result, found.places)}"
    return f"{before} = {with_age(after, rate, localizer)}\n{rate_line(rate, localizer)}"


class _Books:
    """Converts at the rates of the requested sources, each opened once."""

    def __init__(self, rates: RateBook, source: str, on: date) -> None:
        self._rates = rates
        self._source = source
        self._on = on
        self._books: dict[str, RateBook] = {}

    def convert(self, ask: ConversionRequest, localizer: Localizer) -> Conversion | str:
        """Return the answer to a request, or why there is none; raise BadParameter for an unknown source."""
        codes = []
        for text in (ask.source_currency, ask.target_currency):
            code = read_code(text)
            if code is None:
                return localizer.render(code_fault(text))
            codes.append(code)
        source = ask.source or self._source
        if source not in self._books:
            self._books[source] = chosen_book(self._rates, source)
        found = converted(ask.amount, codes[0], codes[1], self._books[source], ask.on or self._on)
        return refusal_sentence(found, localizer) if isinstance(found, NoRate) else found


def _answers(books: _Books, requests: ConversionRequests, localizer: Localizer) -> Iterator[dict[str, object]]:
    """Yield the answer to each line in order, or an error object."""
    for line in asked_lines(_LONGEST_LINE):
        yield _answer_line(line, books, requests, localizer)


def _answer_line(
    line: bytes | None, books: _Books, requests: ConversionRequests, localizer: Localizer
) -> dict[str, object]:
    if line is None:
        return {"error": f"the line has more than {_LONGEST_LINE} bytes"}
    ask = requests.decode(line)
    if isinstance(ask, tuple):
        return {"error": " ".join(problem_line(problem, localizer) for problem in ask)}
    try:
        found = books.convert(ask, localizer)
    except click.BadParameter as error:
        return {"error": error.message}
    return {"error": found} if isinstance(found, str) else _answer(found)
