"""The dating and writing of PDFs, with notices on missing characters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import click

from offercalc.application.files.atomic_files import write_whole
from offercalc.application.ports.document_options import PaperSize, PrintOrder
from offercalc.application.ports.errors import OutsideError
from offercalc.application.ports.renderer import Printed
from offercalc.application.ports.services import Tools
from offercalc.cli.options.options import AT_FAULT
from offercalc.presentation.formats.localizer import Reader


def order_for(paper: PaperSize, tools: Tools) -> PrintOrder:
    """Return options dated by the day, so that the same input yields the same bytes all day."""
    return PrintOrder(paper, datetime.combine(tools.today, time(), UTC))


def deliver(
    print_it: Callable[[], Printed], output: Path, reader: Reader, contents: str = "", notices: tuple[str, ...] = ()
) -> None:
    """Render and write a PDF; print its path, the attached contents, and notices for the sender.

    On failure, print one line and exit with code 1.
    """
    try:
        printed = print_it()
        write_whole(printed.pdf, output)
    except OutsideError as error:
        click.echo(error.told(reader), err=True)
        raise SystemExit(AT_FAULT) from error
    click.echo(reader.say("Saved: {path}", path=output))
    if contents:
        click.echo(contents)
    for notice in notices:
        click.echo(notice, err=True)
    if printed.unprintable:
        click.echo(
            reader.say("No available font has these characters, so they are printed as boxes: {text}",
                       text=printed.unprintable),
            err=True,
        )  # fmt: skip
    elif printed.used_system_fonts:
        click.echo(reader.say("Some characters were printed in fonts installed on this computer."), err=True)
