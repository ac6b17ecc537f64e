"""The option that names a source of exchange rates, and what it chooses."""

from __future__ import annotations

import click

from offercalc.application.ports import RateDesk, Tools
from offercalc.domain.rate_book import RateBook

source_option = click.option(
    "--source",
    "from_source",
    default="",
    metavar="NAME",
    help="Rates of this source alone, e.g. ECB, or your own.",
)
"""The source whose rates are used, or that is asked."""


def chosen_book(tools: Tools, source: str) -> RateBook:
    """Give the rates of the named source alone, or all of them; a name that is none is a wrong command."""
    if not source:
        return tools.rates
    names = [table.source for table in tools.rates.tables]
    found = tools.rates.only(_chosen(source, names))
    return found if found is not None else tools.rates


def chosen_publishers(desk: RateDesk, source: str) -> tuple[str, ...]:
    """Name the publishers to ask: the named one, or all."""
    return (_chosen(source, [one.source for one in desk.publishers]),) if source else ()


def _chosen(source: str, names: list[str]) -> str:
    """Find the one name that begins so; capitals make no difference."""
    found = [name for name in names if name.casefold().startswith(source.casefold())]
    exact = [name for name in found if name.casefold() == source.casefold()]
    if len(exact or found) != 1:
        message = f"{source!r} names no one source; there are {', '.join(names)}."
        raise click.BadParameter(message, param_hint="--source")
    return (exact or found)[0]
