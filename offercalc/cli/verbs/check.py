"""`offercalc check`: validate offer files."""

from __future__ import annotations

from pathlib import Path

import click

from offercalc.application.ports.services import Tools
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, OFFER_PATH
from offercalc.cli.options.verb import Verb
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.problem_text import problem_lines


@click.command("check", cls=Verb)
@click.argument("files", nargs=-1, required=True, type=OFFER_PATH)
@locale_option
@click.pass_obj
def check(tools: Tools, /, files: tuple[Path, ...], localizer: Localizer) -> None:
    """Validate the offers in FILES. Each problem is printed on a line with its path."""
    faulty = False
    for path in files:
        found = tools.files.read(path)
        if isinstance(found, Offer):
            click.echo(f"{path}: {localizer.tr('valid')}")
            continue
        faulty = True
        for line in problem_lines(found, localizer):
            click.echo(f"{path}: {line}")
    if faulty:
        raise SystemExit(AT_FAULT)
