"""`offercalc sheet`: write an offer sheet as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from offercalc.application.ports.renderer import OfferSheet
from offercalc.application.ports.services import Tools
from offercalc.application.workbench.papers import paper_of
from offercalc.cli.options.options import OFFER_PATH, compare_for, read_offers, view_from
from offercalc.cli.options.paper import deliver
from offercalc.cli.options.paper_options import order_from, sheet_options
from offercalc.cli.options.verb import Verb


@click.command("sheet", cls=Verb)
@click.argument("offer", type=OFFER_PATH)
@sheet_options
@click.pass_obj
def sheet(tools: Tools, /, offer: Path, output: Path, **options: Any) -> None:  # noqa: ANN401 - by name
    """Write an offer sheet of OFFER as a PDF."""
    view = view_from(options)
    offers = read_offers((offer,), tools.files, view.localizer)
    comparison = compare_for(view, offers, tools)
    currency = options["second_currency"]
    second = compare_for(replace(view, currency=currency), offers, tools) if currency else None
    document = OfferSheet(comparison, view.localizer, order_from(options, tools.today), second)
    deliver(paper_of(document, view.localizer), tools.renderer, output)
