"""`offercalc report`: write a comparison as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.ports.renderer import ComparisonReport
from offercalc.application.ports.services import Tools
from offercalc.application.workbench.papers import paper_of
from offercalc.cli.options.options import OFFER_PATH, compare_for, read_offers, view_from
from offercalc.cli.options.paper import deliver
from offercalc.cli.options.paper_options import order_from, report_options
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.after_tax import before_tax, kept_for, tax_wish


@click.command("report", cls=Verb)
@click.argument("offers", nargs=-1, required=True, type=OFFER_PATH)
@report_options
@click.pass_obj
def report(tools: Tools, /, offers: tuple[Path, ...], output: Path, **options: Any) -> None:  # noqa: ANN401
    """Write a comparison of OFFERS as a PDF to negotiate with."""
    view = view_from(options)
    stated = compare_for(view, read_offers(offers, tools.files, view.localizer), tools)
    comparison = before_tax(stated, options, tools)
    kept = kept_for(comparison, tax_wish(options, tools), tools, view.localizer) if options["take_home"] else None
    document = ComparisonReport(comparison, view.localizer, order_from(options, tools.today), kept)
    deliver(paper_of(document, view.localizer), tools.renderer, output)
