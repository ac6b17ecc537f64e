"""`offercalc dates`: the dates that offers imply, and a calendar file of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.cli.options.options import OFFER_PATH, compare_for, read_offers, view_from, view_options
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.answers import to_json
from offercalc.cli.output.line_answers import Answer
from offercalc.cli.output.page_text import paragraphs
from offercalc.cli.output.text_table import text_table
from offercalc.presentation.negotiation.timeline_page import TimelinePage, timeline_calendar, timeline_page


@click.command("dates", cls=Verb)
@click.argument("offers", nargs=-1, required=True, type=OFFER_PATH)
@click.option(
    "--ics",
    type=OFFER_PATH,
    metavar="FILE",
    help="Write the dates to a calendar file; importing it again updates them.",
)
@view_options
@pass_services
def dates(
    files: OfferFiles,
    sources: LiveSources,
    /,
    offers: tuple[Path, ...],
    ics: Path | None,
    **options: Any,  # noqa: ANN401 - by name
) -> None:
    """List the dates of OFFERS: answers, starts, first vesting, clawbacks, paydays and exercise windows."""
    view = view_from(options)
    comparison = compare_for(view, read_offers(offers, files, view.localizer), sources)
    page = timeline_page(comparison.offers, sources.today, view.localizer, comparison.assumptions.leaving_date)
    if ics is not None:
        text = timeline_calendar(page, comparison.offers, sources.today, view.localizer)
        write_atomically(text.encode(), ics)
    companies = [one.offer.company for one in comparison.offers]
    told = paragraphs([text_table(page.table), "\n".join(page.sentences)])
    click.echo(to_json(_answer(page, companies)) if view.as_json else told)


def _answer(page: TimelinePage, companies: list[str]) -> Answer:
    return {
        "dates": [
            {
                "date": event.day.isoformat(),
                "company": companies[event.offer],
                "kind": event.kind.value,
                "path": event.path,
            }
            for event in page.events
        ],
        "conflicts": list(page.sentences),
    }
