"""`offercalc rates`: what exchange rates there are, from where, and how old."""

from __future__ import annotations

from typing import Any

import click

from offercalc.application.ports import HistoryTable, OutsideError, Tools
from offercalc.cli.answers import to_json
from offercalc.cli.assumption_options import DAY
from offercalc.cli.options import AT_FAULT, currency_argument, json_option, locale_option
from offercalc.cli.rate_history import AMOUNT, history_for, history_json, history_text
from offercalc.domain.exchange import STALE_AFTER_DAYS
from offercalc.presentation.reader import Reader


@click.command("rates")
@click.argument("base", default="", callback=currency_argument)
@click.argument("quote", default="", callback=currency_argument)
@click.option("--since", type=DAY, metavar="DATE", help="The history of BASE in QUOTE from this day on.")
@click.option("--until", type=DAY, metavar="DATE", help="The history up to this day (default: the latest).")
@click.option("--amount", type=AMOUNT, metavar="NUMBER", help="What so much a year was worth in each year.")
@click.option("--update", is_flag=True, help="Fetch the newest rates first (the only request this program makes).")
@locale_option
@json_option
@click.pass_obj
def rates(tools: Tools, /, *, update: bool, reader: Reader, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 - by name
    """Say what exchange rates there are, from where, and how old; with BASE and QUOTE, how their rate went."""
    if bool(asked["base"]) != bool(asked["quote"]):
        message = "a history is of two currencies, e.g. rates USD IDR --since 2021-01-01."
        raise click.UsageError(message)
    table = tools.rates
    fault = ""
    if update:
        try:
            table = tools.update_rates()
        except OutsideError as error:
            fault = str(error)
    if asked["quote"]:
        history = history_for(table, tools, reader, asked)
        click.echo(
            history_json(history, asked["amount"]) if as_json else history_text(history, asked["amount"], reader)
        )
    else:
        click.echo(to_json(_answer(table, tools)) if as_json else _text(table, tools, reader))
    if fault:
        click.echo(fault, err=True)
        raise SystemExit(AT_FAULT)


def _spans(table: HistoryTable) -> list[tuple[str, str, str]]:
    """List every currency with its first and last day, in ISO form."""
    spans = ((code, table.span(code)) for code in table.currencies)
    return [(code, span[0].isoformat(), span[1].isoformat()) for code, span in spans if span is not None]


def _answer(table: HistoryTable, tools: Tools) -> dict[str, object]:
    age = (tools.today - table.last_day).days
    first = table.span(table.base)
    source = {
        "source": table.source,
        "edition": table.edition,
        "base": table.base,
        "first_date": first[0].isoformat() if first is not None else None,
        "last_date": table.last_day.isoformat(),
        "age_days": age,
        "stale": age > STALE_AFTER_DAYS,
        "currencies": [{"code": code, "first_date": start, "last_date": end} for code, start, end in _spans(table)],
    }
    return {"sources": [source]}


def _text(table: HistoryTable, tools: Tools, reader: Reader) -> str:
    figures = reader.figures
    age = (tools.today - table.last_day).days
    newest = table.last_day.isoformat()
    current = [code for code, _start, end in _spans(table) if end == newest]
    ended = [f"{code} ({end})" for code, _start, end in _spans(table) if end != newest]
    lines = [
        reader.say("{source} reference rates against {base}, from {edition}", source=table.source, base=table.base,
                   edition=table.edition),
        reader.say("Newest day: {day}", day=figures.day(table.last_day))
        + ", "
        + reader.count("{number} day old", "{number} days old", age),
        reader.say("Currencies: {codes}", codes=" ".join(current)),
        reader.say("No longer published: {codes}", codes=", ".join(ended)),
    ]  # fmt: skip
    return "\n".join(lines)
