"""`offercalc vest`: calculate vesting schedules from terms in the Open Cap Format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from offercalc.application.files.regular_files import read_regular
from offercalc.application.ports.vesting_request import Vested, VestingRequests, answer
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, json_option
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.answers import to_json, to_json_line
from offercalc.cli.output.json_lines import asked_lines
from offercalc.cli.output.text_table import text_table
from offercalc.domain.problems.problem import Problem
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.vesting_table import vesting_table
from offercalc.presentation.text.problem_text import problem_line

LARGEST_ASK = 2**20


@click.command("vest", cls=Verb)
@click.argument("source", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@locale_option
@json_option
@pass_services
def vest(asks: VestingRequests, /, source: Path, *, localizer: Localizer, as_json: bool) -> None:
    """Show the vesting schedule of the terms in FILE. With -, read and answer one JSON object per line."""
    if str(source) == "-":
        for line in _answers(asks, localizer):
            click.echo(line)
        return
    try:
        content = read_regular(source, LARGEST_ASK + 1)
    except OSError as error:
        click.echo(f"{source}: {localizer.render(error.strerror or str(error))}", err=True)
        raise SystemExit(AT_FAULT) from error
    found = _vested(content, asks, localizer)
    if isinstance(found, Vested):
        click.echo(to_json(_answer(found)) if as_json else text_table(vesting_table(found.tranches, localizer)))
        return
    for problem in found:
        click.echo(f"{source}: {problem}", err=True)
    raise SystemExit(AT_FAULT)


def _vested(content: bytes | None, requests: VestingRequests, localizer: Localizer) -> Vested | tuple[str, ...]:
    """Return the answer to one request, or a line for each problem; `content` is None if it was too large."""
    if content is None or len(content) > LARGEST_ASK:
        return (localizer.tr("The input is larger than {bytes} bytes.", bytes=LARGEST_ASK),)
    ask = requests.decode(content)
    found: Vested | tuple[Problem, ...] = ask if isinstance(ask, tuple) else answer(ask)
    return found if isinstance(found, Vested) else tuple(problem_line(problem, localizer) for problem in found)


def _answers(requests: VestingRequests, localizer: Localizer) -> Iterator[str]:
    """Yield the answer to each line in order, or an error object."""
    for line in asked_lines(LARGEST_ASK):
        found = _vested(line, requests, localizer)
        yield to_json_line(_answer(found) if isinstance(found, Vested) else {"error": " ".join(found)})


def _answer(vested: Vested) -> dict[str, object]:
    """Return a schedule; units are whole numbers, or fractions such as "9/2"."""
    tranches = [{"date": day.isoformat(), "units": str(units)} for day, units in vested.tranches]
    return {"tranches": tranches, "total": str(vested.total)}
