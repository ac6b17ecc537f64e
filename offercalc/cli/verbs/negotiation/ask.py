"""`offercalc ask`: the open questions of an offer as a message to send."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.cli.options.options import OFFER_PATH, compare_for, read_offers, view_from, view_options
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.answers import to_json
from offercalc.presentation.text.question_message import Names, question_message
from offercalc.presentation.text.question_text import question_text


@click.command("ask", cls=Verb)
@click.argument("offer", type=OFFER_PATH)
@click.option("--to", default="", metavar="NAME", help="Whom to address; the first contact of the offer otherwise.")
@click.option("--from", "sender", default="", metavar="NAME", help="Your name, for the end of the message.")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Ask only the N questions that matter most.")
@view_options
@pass_services
def ask(files: OfferFiles, sources: LiveSources, /, offer: Path, **options: Any) -> None:  # noqa: ANN401 - click passes the options by name
    """Write the open questions of OFFER as a polite message, those that move the total most first."""
    view = view_from(options)
    comparison = compare_for(view, read_offers((offer,), files, view.localizer), sources)
    (appraisal,) = comparison.offers
    asked = appraisal.questions[: options["most"]]
    names = Names(to=options["to"], sender=options["sender"])
    message = question_message(appraisal.offer, asked, sources.today, view.localizer, names)
    if view.as_json:
        texts = [{"path": one.path, "question": question_text(one, appraisal.offer, view.localizer)} for one in asked]
        told = {"subject": message.subject, "text": message.text} if asked else {"subject": None, "text": None}
        click.echo(to_json({**told, "questions": texts}))
    elif asked:
        click.echo(f"{message.subject}\n\n{message.text}")
    else:
        click.echo(view.localizer.tr("No open questions: everything that the offer states is known."))
