"""`offercalc check`: validate offer files."""

from __future__ import annotations

from pathlib import Path

import click

from offercalc.application.ports.offer_files import OfferFiles
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, OFFER_PATH
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.problem_text import problem_lines


@click.command("check", cls=Verb)
@click.argument("paths", metavar="FILES...", nargs=-1, required=True, type=OFFER_PATH)
@locale_option
@pass_services
def check(files: OfferFiles, /, paths: tuple[Path, ...], localizer: Localizer) -> None:
    """Validate the offers in FILES. Each problem is printed on a line with its path."""
    faulty = False
    for path in paths:
        found = files.read(path)
        if isinstance(found, Offer):
            click.echo(f"{path}: {localizer.tr('valid')}")
            continue
        faulty = True
        for line in problem_lines(found, localizer):
            click.echo(f"{path}: {line}")
    if faulty:
        raise SystemExit(AT_FAULT)
