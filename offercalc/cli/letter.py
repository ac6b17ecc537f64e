"""`offercalc letter`: a counter-offer as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.attaching import attached_words
from offercalc.application.ports import Tools
from offercalc.cli.options import OFFER_PATH, compare_for, read_offers, view_from
from offercalc.cli.paper import deliver
from offercalc.cli.paper_options import letter_options, order_from
from offercalc.cli.verb import Verb


@click.command("letter", cls=Verb)
@click.argument("offered", type=OFFER_PATH)
@click.argument("asked", type=OFFER_PATH)
@click.argument("others", nargs=-1, type=OFFER_PATH)
@letter_options
@click.pass_obj
def letter(tools: Tools, /, offered: Path, asked: Path, others: tuple[Path, ...], output: Path, **options: Any) -> None:  # noqa: ANN401 - by name
    """Write a letter that asks for the offer ASKED instead of OFFERED, with OTHERS as the reason."""
    view = view_from(options)
    before, after, *rivals = read_offers((offered, asked, *others), tools, view.reader)
    as_asked = compare_for(view, (before, after), tools)
    beside = compare_for(view, (before, *rivals), tools)
    order = order_from(options, tools)
    contents = attached_words(order, view.reader)
    deliver(lambda: tools.press.letter(as_asked, beside, view.reader, order), output, view.reader, contents)
