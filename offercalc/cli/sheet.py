"""`offercalc sheet`: one offer as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.ports import PaperSize, Tools
from offercalc.cli.options import OFFER_PATH, compare_for, read_offers, view_from
from offercalc.cli.paper import deliver, order_for, paper_options


@click.command("sheet")
@click.argument("offer", type=OFFER_PATH)
@paper_options
@click.pass_obj
def sheet(tools: Tools, /, offer: Path, output: Path, paper: PaperSize, **options: Any) -> None:  # noqa: ANN401 - by name
    """Write an offer sheet of OFFER as PDF."""
    view = view_from(options)
    comparison = compare_for(view, read_offers((offer,), tools, view.reader), tools)
    deliver(lambda: tools.press.sheet(comparison, view.reader, order_for(paper, tools)), output, view.reader)
