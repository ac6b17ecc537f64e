"""The dating and writing of PDFs, with notices on missing characters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import click

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.ports.document_options import DocumentOptions, PaperSize
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import RenderedPdf
from offercalc.application.ports.services import Tools
from offercalc.cli.options.options import AT_FAULT
from offercalc.presentation.formats.localizer import Localizer


def order_for(paper: PaperSize, tools: Tools) -> DocumentOptions:
    """Return options dated by the day, so that the same input yields the same bytes all day."""
    return DocumentOptions(paper, datetime.combine(tools.today, time(), UTC))


def deliver(
    print_it: Callable[[], RenderedPdf],
    output: Path,
    localizer: Localizer,
    contents: str = "",
    notices: tuple[str, ...] = (),
) -> None:
    """Render and write a PDF; print its path, the attached contents, and notices for the sender.

    On failure, print one line and exit with code 1.
    """
    try:
        printed = print_it()
        write_atomically(printed.pdf, output)
    except ExternalError as error:
        click.echo(error.text_for(localizer), err=True)
        raise SystemExit(AT_FAULT) from error
    click.echo(localizer.tr("Saved: {path}", path=output))
    if contents:
        click.echo(contents)
    for notice in notices:
        click.echo(notice, err=True)
    if printed.unprintable:
        click.echo(
            localizer.tr("No available font has these characters, so they are printed as boxes: {text}",
                       text=printed.unprintable),
            err=True,
        )  # fmt: skip
    elif printed.used_system_fonts:
        click.echo(localizer.tr("Some characters were printed in fonts installed on this computer."), err=True)
