"""What `sheet` and `report` share: where a paper goes, on which size, and how it is delivered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import click

from offercalc.application.ports import OutsideError, PaperSize, Printed, PrintOrder, Tools
from offercalc.application.whole_files import write_whole
from offercalc.cli.assumption_options import Command
from offercalc.cli.options import AT_FAULT, OFFER_PATH, view_options
from offercalc.presentation.reader import Reader


def paper_options(command: Command) -> Command:
    """Add the options of papers to those of every view: where to, and on which size."""
    to = click.option(
        "-o", "--output", "output", required=True, type=OFFER_PATH, metavar="FILE.pdf", help="Write here."
    )
    size = click.option(
        "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="The paper's size."
    )
    return view_options(size(to(command)))


def order_for(paper: PaperSize, tools: Tools) -> PrintOrder:
    """Date a paper by the day, so that the same input gives the same bytes all day."""
    return PrintOrder(paper, datetime.combine(tools.today, time(), UTC))


def deliver(print_it: Callable[[], Printed], output: Path, reader: Reader) -> None:
    """Print and write a paper, saying where it is; a failure is one line and exit code 1."""
    try:
        printed = print_it()
        write_whole(printed.pdf, output)
    except OutsideError as error:
        click.echo(str(error), err=True)
        raise SystemExit(AT_FAULT) from error
    click.echo(reader.say("Written: {path}", path=output))
    if printed.unprintable:
        click.echo(
            reader.say("No font here has these characters, so they are printed as boxes: {text}",
                       text=printed.unprintable),
            err=True,
        )  # fmt: skip
    elif printed.used_system_fonts:
        click.echo(reader.say("Some characters are set in fonts of this machine."), err=True)
