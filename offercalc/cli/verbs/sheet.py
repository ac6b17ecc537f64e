"""`offercalc sheet`: write an offer sheet as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import OfferSheet, PdfRenderer
from offercalc.application.workbench.papers import paper_of
from offercalc.cli.options.options import OFFER_PATH, compare_for, read_offers, view_from
from offercalc.cli.options.paper import deliver
from offercalc.cli.options.paper_options import order_from, sheet_options
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb


@click.command("sheet", cls=Verb)
@click.argument("offer", type=OFFER_PATH)
@sheet_options
@pass_services
def sheet(
    files: OfferFiles,
    sources: LiveSources,
    renderer: PdfRenderer,
    /,
    offer: Path,
    output: Path,
    **options: Any,  # noqa: ANN401 - by name
) -> None:
    """Write an offer sheet of OFFER as a PDF."""
    view = view_from(options)
    offers = read_offers((offer,), files, view.localizer)
    comparison = compare_for(view, offers, sources)
    currency = options["second_currency"]
    second = compare_for(replace(view, currency=currency), offers, sources) if currency else None
    document = OfferSheet(comparison, view.localizer, order_from(options, sources.today), second)
    deliver(paper_of(document, view.localizer), renderer, output)
