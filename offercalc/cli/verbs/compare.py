"""`offercalc compare`: compare offers side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import click
from msgspec.structs import replace

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
from offercalc.cli.output.answers import comparison_answer, to_json
from offercalc.cli.output.line_answers import Answer
from offercalc.cli.output.page_text import bullets, open_end_note, paragraphs
from offercalc.cli.output.text_table import text_table
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.comparison_page import ComparisonPage, comparison_page
from offercalc.presentation.tables.leaving_table import kept_table
from offercalc.presentation.tables.table import Table


@click.command("compare", cls=Verb)
@click.argument("offers", nargs=-1, required=True, type=OFFER_PATH)
@view_options
@take_home_options
@click.option(
    "--baseline",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Compare the other offers with offer N.",
)
@each_month_option
@pass_services
def compare(
    files: OfferFiles,
    sources: LiveSources,
    taxation: Taxation,
    /,
    offers: tuple[Path, ...],
    **options: Any,  # noqa: ANN401 - click passes by name
) -> None:
    """Compare OFFERS side by side. The currency is that of the first one unless --currency is set."""
    view = view_from(options)
    if options["baseline"] > len(offers):
        message = f"there are only {len(offers)} offers, so --baseline can't be {options['baseline']}."
        raise click.UsageError(message)
    found = compare_for(view, read_offers(offers, files, view.localizer), sources)
    comparison = before_tax(replace(found, baseline=options["baseline"] - 1), options, taxation)
    page = comparison_page(comparison, view.localizer)
    leaving = kept_table(comparison, view.localizer, options["every"])
    after_tax = AfterTax(comparison, options, taxation, view.localizer)
    if view.as_json:
        answer = comparison_answer(comparison)
        after_tax.add_to(cast("list[Answer]", answer["offers"]))
        if after_tax.headlines:
            answer["take_home_headlines"] = after_tax.headlines
        click.echo(to_json(answer))
    else:
        click.echo(_text(page, leaving, view.localizer))
        after_tax.print()
    warnings = (*page.warnings, *after_tax.warnings)
    for warning in warnings:
        click.echo(warning, err=True)
    if warnings:
        raise SystemExit(AT_FAULT)


def _text(page: ComparisonPage, leaving: Table, localizer: Localizer) -> str:
    """Return the comparison as text, with the amounts kept on leaving early."""
    asked = [
        bullets(localizer.tr("Open questions for {company}", company=part.company), part.questions)
        for part in page.questions
    ]
    return paragraphs(
        [
            "\n".join(page.headlines),
            text_table(page.table),
            text_table(leaving),
            open_end_note(localizer, has_open_end=page.has_open_end),
            *asked,
            bullets(localizer.tr("Assumptions"), page.assumptions),
            bullets(localizer.tr("Exchange rates"), page.rates),
        ]
    )
