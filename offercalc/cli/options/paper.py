"""The writing of PDFs, with notices on missing characters."""

from __future__ import annotations

from pathlib import Path

import click

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import PdfRenderer
from offercalc.application.workbench.papers import Paper
from offercalc.cli.options.options import AT_FAULT
from offercalc.presentation.formats.localizer import N_


def deliver(paper: Paper, renderer: PdfRenderer, output: Path) -> None:
    """Render a document and write the PDF; print its path, the attached contents, and notices for the sender.

    On failure, print one line and exit with code 1.
    """
    localizer = paper.document.localizer
    try:
        printed = renderer.render(paper.document)
        write_atomically(printed.pdf, output)
    except ExternalError as error:
        click.echo(error.text_for(localizer), err=True)
        raise SystemExit(AT_FAULT) from error
    click.echo(localizer.tr("Saved: {path}", path=output))
    click.echo(paper.contents)
    for notice in paper.notices:
        click.echo(notice, err=True)
    if printed.unprintable:
        boxes = N_("No available font has these characters, so they are printed as boxes until you install one: {text}")
        click.echo(localizer.tr(boxes, text=printed.unprintable), err=True)
    elif printed.used_system_fonts:
        click.echo(localizer.tr("Some characters were printed in fonts installed on this computer."), err=True)
