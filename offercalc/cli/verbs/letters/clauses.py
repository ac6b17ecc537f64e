"""`offercalc clauses`: list, show and check the clauses of offer letters."""

from __future__ import annotations

from pathlib import Path

import click

from offercalc.application.clauses.clause import PLACES, Clause, RefusedClause
from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.clauses.merge_names import MERGE_NAMES
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, json_option
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import VerbGroup
from offercalc.cli.output.answers import to_json
from offercalc.cli.output.clause_listing import clause_answer, clause_line, clause_text
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import visible


@click.group("clauses", cls=VerbGroup)
def clauses() -> None:
    """List, show and check the clauses of offer letters. They are not legal advice."""


@clauses.command("list")
@click.option("--place", type=click.Choice(PLACES, case_sensitive=False), help="Only those for this place.")
@locale_option
@json_option
@pass_services
def list_clauses(clauses: ClauseLibrary, /, *, place: str | None, localizer: Localizer, as_json: bool) -> None:
    """List the clauses that ship and your own, in the order of a letter."""
    known = [one for one in clauses.every(localizer.language) if _is_for(one, place)]
    if as_json:
        click.echo(to_json([clause_answer(one, localizer) for one in known]))
        return
    for one in known:
        click.echo(clause_line(one, localizer))


@clauses.command("show")
@click.argument("clause_id", metavar="ID")
@locale_option
@pass_services
def show(clauses: ClauseLibrary, /, clause_id: str, *, localizer: Localizer) -> None:
    """Show a clause: its text, what it asks for, what it stands for in the offer, and its source."""
    found = next((one for one in clauses.every(localizer.language) if one.id == clause_id.strip()), None)
    if isinstance(found, Clause):
        click.echo(clause_text(found, localizer))
        return
    _fail(
        localizer.tr("There is no clause {id}; offercalc clauses list shows them all.", id=visible(clause_id[:60]))
        if found is None
        else visible(localizer.render(found.reason))
    )


@clauses.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@locale_option
@pass_services
def check(clauses: ClauseLibrary, /, files: tuple[Path, ...], *, localizer: Localizer) -> None:
    """Check clause files: their form, merge names, passages, and the fields that they stand for."""
    reasons = []
    for path in files:
        found = clauses.read(path)
        if isinstance(found, RefusedClause):
            reasons.append(visible(localizer.render(found.reason)))
        else:
            click.echo(f"{path}: {localizer.tr('valid')}")
    if reasons:
        _fail("\n".join(reasons))


@clauses.command("names")
@locale_option
def names(*, localizer: Localizer) -> None:
    """List the merge names that clauses can contain, with where the value of each comes from."""
    sources = {
        "offer": localizer.tr("from the offer"),
        "letter": localizer.tr("from the letter file"),
        "paper": localizer.tr("from the options"),
    }
    for name, one in MERGE_NAMES.items():
        click.echo(f"{name:<28}{localizer.tr(one.about)} ({sources[one.source]})")


def _is_for(one: Clause | RefusedClause, place: str | None) -> bool:
    return place is None or isinstance(one, RefusedClause) or not one.places or place in one.places


def _fail(sentence: str) -> None:
    """Print a sentence to standard error and exit with code 1."""
    click.echo(sentence, err=True)
    raise SystemExit(AT_FAULT)
