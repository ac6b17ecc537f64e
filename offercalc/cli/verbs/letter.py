"""`offercalc letter`: write a counter-offer letter as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import CounterLetter, PdfRenderer
from offercalc.application.workbench.papers import Paper, paper_of
from offercalc.cli.options.options import AT_FAULT, OFFER_PATH, View, compare_for, read_offers, view_from
from offercalc.cli.options.paper import deliver
from offercalc.cli.options.paper_options import letter_options, order_from
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.domain.offer.offer import Offer

_TEXT = ".txt"
_TERMINAL = "-"


def _no_more(_context: click.Context, _parameter: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
    """Refuse more than two files: a letter mentions another offer only with --rival."""
    if value:
        message = f"a letter has two files, OFFERED and ASKED; to mention another offer, write --rival {value[0]}."
        raise click.UsageError(message)
    return value


def _one(_context: click.Context, _parameter: click.Parameter, value: tuple[Path, ...]) -> Path | None:
    """Return the rival offer, and refuse more than one."""
    if len(value) > 1:
        message = f"a letter can mention only one other offer; remove {len(value) - 1} of them."
        raise click.BadParameter(message)
    return next(iter(value), None)


@click.command("letter", cls=Verb)
@click.argument("offered", type=OFFER_PATH)
@click.argument("asked", type=OFFER_PATH)
@click.argument("more", nargs=-1, type=OFFER_PATH, callback=_no_more, expose_value=False, metavar="")
@click.option(
    "--rival",
    multiple=True,
    type=OFFER_PATH,
    callback=_one,
    metavar="FILE",
    help="Mention this other offer, if its total is higher.",
)
@click.option(
    "--named/--anonymous", "named", default=None, help="Name the rival's company, or not (default: anonymous)."
)
@letter_options
@pass_services
def letter(
    files: OfferFiles,
    sources: LiveSources,
    renderer: PdfRenderer,
    /,
    offered: Path,
    asked: Path,
    **options: Any,  # noqa: ANN401 - by name
) -> None:
    """Write a counter-offer letter as a PDF. It asks for the terms in ASKED instead of OFFERED."""
    output: Path = options["output"]
    rival, named = options.pop("rival"), options.pop("named")
    if named is not None and rival is None:
        message = f"--{'named' if named else 'anonymous'} applies to a rival offer; add --rival FILE."
        raise click.UsageError(message)
    view = view_from(options)
    paths = (offered, asked) if rival is None else (offered, asked, rival)
    before, after, *rivals = read_offers(paths, files, view.localizer)
    if rival is not None:
        _refuse_sample(rivals[0], rival, view)
    as_asked = compare_for(view, (before, after), sources)
    beside = compare_for(view, (before, *rivals), sources)
    order = replace(order_from(options, sources.today), names_rival=bool(named))
    document = CounterLetter(as_asked, beside, view.localizer, order)
    paper = paper_of(document, view.localizer)
    if output.suffix.lower() == _TEXT or str(output) == _TERMINAL:
        _deliver_text(document, paper, renderer, output)
    else:
        deliver(paper, renderer, output)
    if named and order.redaction.hides_names and not paper.notices:
        words = view.localizer.tr("The letter does not name the other company, because --hide-names hides its name.")
        click.echo(words, err=True)


def _deliver_text(document: CounterLetter, paper: Paper, renderer: PdfRenderer, output: Path) -> None:
    """Write a letter as the text of an e-mail, and print notices for the sender."""
    text = renderer.render_email(document)
    if str(output) == _TERMINAL:
        click.echo(text, nl=False)
    else:
        write_atomically(text.encode(), output)
        click.echo(document.localizer.tr("Saved: {path}", path=output))
    for notice in paper.notices:
        click.echo(notice, err=True)


def _refuse_sample(rival: Offer, path: Path, view: View) -> None:
    """Exit if the rival is a sample, which is not a real offer."""
    if rival.sample:
        words = view.localizer.tr("{path} is a sample. A letter can mention only a real offer.", path=path)
        click.echo(words, err=True)
        raise SystemExit(AT_FAULT)
