"""`offercalc show`: show one offer year by year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.tax.taxation import Taxation
from offercalc.cli.options.options import (
    AT_FAULT,
    OFFER_PATH,
    compare_for,
    each_month_option,
    read_offers,
    view_from,
    view_options,
)
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.tax_options import take_home_options
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.after_tax import AfterTax, before_tax
from offercalc.cli.output.answers import offer_answer, to_json
from offercalc.cli.output.page_text import bullets, open_end_note, paragraphs
from offercalc.cli.output.text_table import text_table
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_page import OfferPage, offer_page
from offercalc.presentation.tables.leaving_table import departure_table
from offercalc.presentation.tables.ledger_table import ledger_table
from offercalc.presentation.tables.table import Table


@click.command("show", cls=Verb)
@click.argument("offer", type=OFFER_PATH)
@view_options
@take_home_options
@click.option("--lines", "with_lines", is_flag=True, help="Add the dated lines behind the figures.")
@each_month_option
@pass_services
def show(files: OfferFiles, sources: LiveSources, taxation: Taxation, /, offer: Path, **options: Any) -> None:  # noqa: ANN401 - click passes the options by name
    """Show one OFFER year by year."""
    view = view_from(options)
    stated = compare_for(view, read_offers((offer,), files, view.localizer), sources)
    comparison = before_tax(stated, options, taxation)
    page = offer_page(comparison, 0, sources.presets, view.localizer)
    with_lines: bool = options["with_lines"]
    after_tax = AfterTax(comparison, options, taxation, view.localizer)
    if view.as_json:
        answer = offer_answer(comparison, with_lines=with_lines)
        after_tax.add_to([answer])
        click.echo(to_json(answer))
    else:
        leaving = departure_table(comparison, 0, view.localizer, options["every"])
        lines = ledger_table(comparison, 0, view.localizer) if with_lines else None
        click.echo(_text(page, leaving, lines, view.localizer))
        after_tax.print()
    warnings = (*page.warnings, *after_tax.warnings)
    for warning in warnings:
        click.echo(f"{offer}: {warning}", err=True)
    if warnings:
        raise SystemExit(AT_FAULT)


def _text(page: OfferPage, leaving: Table, lines: Table | None, localizer: Localizer) -> str:
    """Return the offer as text, with the leaving table and the lines if requested."""
    title = f"{page.title} ({localizer.tr('sample')})" if page.is_sample else page.title
    return paragraphs(
        [
            f"{title}\n{page.subtitle}",
            bullets(localizer.tr("Employment"), page.employment),
            text_table(page.table),
            open_end_note(localizer, has_open_end=page.has_open_end),
            "\n".join(page.summary),
            text_table(leaving),
            "" if lines is None else text_table(lines),
            bullets(localizer.tr("Open questions for the recruiter"), page.questions),
            bullets(localizer.tr("To confirm"), page.to_confirm),
            bullets(localizer.tr("Assumptions"), page.assumptions),
            bullets(localizer.tr("Exchange rates"), page.rates),
        ]
    )
