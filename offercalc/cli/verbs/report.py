"""`offercalc report`: write a comparison as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import ComparisonReport, PdfRenderer
from offercalc.application.tax.taxation import Taxation
from offercalc.application.workbench.papers import paper_of
from offercalc.cli.options.options import OFFER_PATH, compare_for, read_offers, view_from
from offercalc.cli.options.paper import deliver
from offercalc.cli.options.paper_options import order_from, report_options
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.after_tax import before_tax, kept_for, left_for_months


@click.command("report", cls=Verb)
@click.argument("offers", nargs=-1, required=True, type=OFFER_PATH)
@report_options
@pass_services
def report(
    files: OfferFiles,
    sources: LiveSources,
    taxation: Taxation,
    renderer: PdfRenderer,
    /,
    offers: tuple[Path, ...],
    **options: Any,  # noqa: ANN401 - by name
) -> None:
    """Write a comparison of OFFERS as a PDF to negotiate with."""
    view = view_from(options)
    stated = compare_for(view, read_offers(offers, files, view.localizer), sources)
    comparison = before_tax(stated, options, taxation)
    kept, left = None, None
    if options["take_home"]:
        kept = kept_for(comparison, options, taxation, view.localizer)
        left = left_for_months(comparison, options, taxation)
    document = ComparisonReport(comparison, view.localizer, order_from(options, sources.today), kept, left)
    deliver(paper_of(document, view.localizer), renderer, options["output"])
