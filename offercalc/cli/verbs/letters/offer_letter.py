"""`offercalc offer-letter`: write an offer letter as a PDF or a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from offercalc.application.batch.letter_batch import usable_clauses
from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.documents.sender_notices import word_notices
from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.letters.letter_text import LetterRequest, write_letter
from offercalc.application.letters.merge_values import candidate_name
from offercalc.application.letters.places import place_of
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import OfferLetter, PdfRenderer
from offercalc.application.workbench.papers import Paper, paper_of
from offercalc.cli.options.letter_options import clause_options, details_from
from offercalc.cli.options.options import OFFER_PATH, compare_for, read_offers, view_from
from offercalc.cli.options.paper import deliver
from offercalc.cli.options.paper_options import offer_letter_options, order_from
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb

_WORD = ".docx"


@click.command("offer-letter", cls=Verb)
@click.argument("offer", type=OFFER_PATH)
@clause_options
@offer_letter_options
@pass_services
def offer_letter(
    files: OfferFiles,
    sources: LiveSources,
    clauses: ClauseLibrary,
    renderer: PdfRenderer,
    /,
    offer: Path,
    **options: Any,  # noqa: ANN401 - by name
) -> None:
    """Write an offer letter for OFFER as a PDF, or as a Word document if the output file ends in .docx."""
    view = view_from(options)
    offers = read_offers((offer,), files, view.localizer)
    comparison = compare_for(view, offers, sources)
    order = order_from(options, sources.today)
    order = replace(order, candidate=candidate_name(offers[0], order))
    details = details_from(options, clauses)
    place = place_of(offers[0]) if details.place is None else details.place
    request = LetterRequest(offers[0], details, place, order, details.anchors)
    usable, faults = usable_clauses(clauses, view.localizer.language, view.localizer)
    letter = write_letter(request, usable, sources.presets, view.localizer)
    document = OfferLetter(comparison, view.localizer, order, letter.text, details.appendix)
    paper = paper_of(document, view.localizer)
    notices = (*paper.notices, *faults, *map(view.localizer.render, letter.notices))
    _write(replace(paper, notices=notices), document, renderer, options["output"])


def _write(paper: Paper, document: OfferLetter, renderer: PdfRenderer, output: Path) -> None:
    """Write a letter in the format that the name of its file has."""
    localizer = document.localizer
    if output.suffix.lower() != _WORD:
        deliver(paper, renderer, output)
        return
    if document.options.password:
        message = "a Word document can't have a password; write a PDF, or leave out the password."
        raise click.UsageError(message)
    write_atomically(renderer.render_docx(document), output)
    click.echo(localizer.tr("Saved: {path}", path=output))
    click.echo(localizer.tr("Attached: nothing"))
    for notice in (*paper.notices, *word_notices(document.options.letterhead, localizer)):
        click.echo(notice, err=True)
