"""`offercalc rates`: list, update, set and review exchange rates."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.ports.rates import RateRepository
from offercalc.cli.options.assumption_options import DAY, own_rates
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, currency_argument, json_option
from offercalc.cli.options.rate_sources import chosen_book, chosen_publishers, source_option
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.rate_listing import RateListing, listing_json, listing_text
from offercalc.cli.rates.rate_history import AMOUNT, history_for, history_json, history_text
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.exchange.rate_update import UpdateResult
from offercalc.domain.values.currencies import read_code
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Localizer


def _two_codes(
    context: click.Context, parameter: click.Parameter, value: tuple[str, str] | None
) -> frozenset[str] | None:
    """Return the two currencies of a pair, current or retired."""
    if value is None:
        return None
    codes = []
    for text in value:
        code = read_code(text)
        if code is None:
            raise click.BadParameter(code_fault(text), context, parameter)
        codes.append(code)
    return frozenset(codes)


@click.command("rates", cls=Verb)
@click.argument("base", default="", callback=currency_argument)
@click.argument("quote", default="", callback=currency_argument)
@click.option(
    "--since", type=DAY, metavar="DATE", help="Start of the history of BASE in QUOTE (default: a year before its end)."
)
@click.option("--until", type=DAY, metavar="DATE", help="End of the history (default: the latest rate).")
@click.option("--amount", type=AMOUNT, metavar="NUMBER", help="Show what this yearly amount was worth in each year.")
@click.option("--update", is_flag=True, help="Download newer rates first; without it, nothing is downloaded.")
@source_option
@click.option(
    "--set",
    "stated",
    multiple=True,
    metavar="FROM=TO=VALUE",
    callback=own_rates,
    help="Set your own rate from today on; may be repeated.",
)
@click.option("--own", type=click.Path(path_type=Path), metavar="FILE", help="Add your own rates from a CSV file.")
@click.option(
    "--forget",
    nargs=2,
    metavar="BASE QUOTE",
    default=None,
    callback=_two_codes,
    help="Remove your own rates for a currency pair.",
)
@click.option(
    "--accept", metavar="CODE", callback=currency_argument, default="", help="Accept a rate flagged for review."
)
@click.option(
    "--refuse", metavar="CODE", callback=currency_argument, default="", help="Reject a rate flagged for review."
)
@locale_option
@json_option
@pass_services
def rates(
    rate_repository: RateRepository,
    today: date,
    /,
    *,
    localizer: Localizer,
    as_json: bool,
    **asked: Any,  # noqa: ANN401 - by name
) -> None:
    """List, update and set exchange rates. With BASE and QUOTE, show the history of their rate."""
    if bool(asked["base"]) != bool(asked["quote"]):
        message = "a history needs two currencies, e.g. rates USD IDR --since 2021-01-01."
        raise click.UsageError(message)
    _refuse_idle(asked)
    stated = tuple(OwnQuote(today, one.base, one.quote, one.value) for one in asked["stated"])
    if stated:
        rate_repository.add_own(stated)
    _change(rate_repository, asked, localizer)
    fetched = _update(rate_repository, asked["from_source"]) if asked["update"] else ()
    book = rate_repository.book if asked["update"] else chosen_book(rate_repository.book, asked["from_source"])
    if asked["quote"]:
        history = history_for(book, today, localizer, asked)
        click.echo(
            history_json(history, asked["amount"]) if as_json else history_text(history, asked["amount"], localizer)
        )
    else:
        listing = RateListing(book, rate_repository, today, fetched)
        click.echo(listing_json(listing) if as_json else listing_text(listing, localizer))
    faults = [one.fault for one in fetched if one.fault] + ([rate_repository.fault] if rate_repository.fault else [])
    for fault in faults:
        click.echo(localizer.render(fault), err=True)
    if faults:
        raise SystemExit(AT_FAULT)


def _refuse_idle(asked: dict[str, Any]) -> None:
    """Refuse options that would have no effect, and those that contradict each other."""
    idle = [f"--{name}" for name in ("since", "until", "amount") if asked[name] is not None]
    if idle and not asked["quote"]:
        message = f"add two currencies for {' and '.join(idle)}, e.g. rates USD IDR."
        raise click.UsageError(message)
    if asked["accept"] and asked["accept"] == asked["refuse"]:
        message = f"{asked['accept']} can't be both accepted and rejected; remove --accept or --refuse."
        raise click.UsageError(message)


def _change(desk: RateRepository, asked: dict[str, Any], localizer: Localizer) -> None:
    """Apply the requested changes to own rates and rates held for review."""
    if asked["own"] is not None:
        _take_down(desk, asked["own"], localizer)
    if asked["forget"] is not None:
        _forget(desk, asked["forget"])
    for option, is_true in (("accept", True), ("refuse", False)):
        if asked[option]:
            _settle(desk, asked[option], is_true=is_true)


def _take_down(desk: RateRepository, path: Path, localizer: Localizer) -> None:
    found = desk.read_own(path)
    quotes = tuple(one for one in found if isinstance(one, OwnQuote))
    faults = [one for one in found if isinstance(one, LazyText)]
    for fault in faults:
        click.echo(f"{path}: {localizer.render(fault)}", err=True)
    if faults:
        raise SystemExit(AT_FAULT)
    desk.add_own(quotes)


def _forget(desk: RateRepository, pair: frozenset[str]) -> None:
    found = [one for one in desk.own if {one.base, one.quote} == pair]
    if not found:
        message = f"there is no own rate for {' and '.join(sorted(pair))}."
        raise click.UsageError(message)
    for one in found:
        desk.remove_own(one)


def _settle(desk: RateRepository, code: str, *, is_true: bool) -> None:
    found = [doubt for doubt in desk.doubts if doubt.currency == code]
    if not found:
        message = f"no rate of {code} is held for review."
        raise click.UsageError(message)
    for doubt in found:
        desk.settle(doubt, is_true=is_true)


def _update(desk: RateRepository, source: str) -> tuple[UpdateResult, ...]:
    """Download rates from the publishers; Ctrl+C cancels."""
    return desk.update(chosen_publishers(desk, source), CancellationToken())
