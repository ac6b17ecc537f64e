"""The option that selects a source of exchange rates, and its lookup."""

from __future__ import annotations

import click

from offercalc.application.ports.rates import RateRepository
from offercalc.domain.exchange.rate_book import RateBook

source_option = click.option(
    "--source",
    "from_source",
    default="",
    metavar="NAME",
    help="Use only this source, e.g. ECB, or own for your own rates.",
)
"""The source whose rates are used or updated."""


def chosen_book(rates: RateBook, source: str) -> RateBook:
    """Return the rates of the named source, or all of them; raise BadParameter for an unknown name."""
    if not source:
        return rates
    names = [table.source for table in rates.tables]
    found = rates.only(_chosen(source, names))
    return found if found is not None else rates


def chosen_publishers(desk: RateRepository, source: str) -> tuple[str, ...]:
    """Return the publishers to update: the named one, or () for all."""
    return (_chosen(source, [one.source for one in desk.publishers]),) if source else ()


def _chosen(source: str, names: list[str]) -> str:
    """Return the only name that starts with `source`, case-insensitive; raise BadParameter otherwise."""
    found = [name for name in names if name.casefold().startswith(source.casefold())]
    exact = [name for name in found if name.casefold() == source.casefold()]
    if len(exact or found) != 1:
        message = f"{source!r} doesn't match exactly one source of {', '.join(names)}."
        raise click.BadParameter(message, param_hint="--source")
    return (exact or found)[0]
