"""`offercalc library`: the offers that are kept, their history, and copies of all of it."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import click

from offercalc.application.offer_names import file_name
from offercalc.application.ports import Filed, Kept, OutsideError, Tools
from offercalc.cli.answers import to_json
from offercalc.cli.options import AT_FAULT, OFFER_PATH, json_option, locale_option, read_offers
from offercalc.domain.offer import Offer
from offercalc.presentation.reader import Reader


@click.group("library")
def library() -> None:
    """Look into the library: the offers that are kept, and every revision of them."""


@library.command("list")
@click.argument("search", default="")
@click.option("--all", "with_archived", is_flag=True, help="List what was put away as well.")
@locale_option
@json_option
@click.pass_obj
def list_offers(tools: Tools, /, search: str, *, with_archived: bool, reader: Reader, as_json: bool) -> None:
    """List the offers that are kept, or those in which SEARCH stands."""
    found = [one for one in tools.history.filed(archived=with_archived) if _holds(one.offer, search)]
    if as_json:
        click.echo(to_json([_answer(one) for one in found]))
        return
    for one in found:
        day = reader.figures.day(one.changed.date())
        count = reader.count("{number} revision", "{number} revisions", one.revision)
        away = f", {reader.say('put away')}" if one.is_archived else ""
        click.echo(f"{one.document[:8]}  {one.offer.company} — {one.offer.role} ({count}, {day}{away})")


@library.command("history")
@click.argument("offer")
@json_option
@click.pass_obj
def history(tools: Tools, /, offer: str, *, as_json: bool) -> None:
    """List every revision of OFFER: when, by whom, what was done, and its name as a round."""
    found = tools.history.revisions(_chosen(tools, offer).document)
    if as_json:
        answer = [
            {
                "number": one.number,
                "at": one.at.isoformat(),
                "author": one.author,
                "label": one.label,
                "round": one.round,
            }
            for one in found
        ]
        click.echo(to_json(answer))
        return
    for one in found:
        named = f"  «{one.round}»" if one.round else ""
        click.echo(f"{one.number:>4}  {one.at:%Y-%m-%d %H:%M}  {one.author}  {one.label}{named}".rstrip())


@library.command("name")
@click.argument("offer")
@click.argument("revision", type=click.IntRange(1))
@click.argument("name")
@click.pass_obj
def name_round(tools: Tools, /, offer: str, revision: int, name: str) -> None:
    """Call REVISION of OFFER by a NAME, such as "counter"; an empty one takes the name away."""
    tools.history.name_round(_chosen(tools, offer).document, revision, name)


@library.command("export")
@click.argument("offers", nargs=-1)
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.pass_obj
def export(tools: Tools, /, offers: tuple[str, ...], folder: Path) -> None:
    """Write OFFERS, or all of them, into a folder, a file each; files that are there stay."""
    chosen = [_chosen(tools, offer) for offer in offers] or list(tools.history.filed())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder}: {error.strerror or error}"
        raise OutsideError(message) from error
    for one in chosen:
        path = _free(folder / file_name(one.offer, "json"))
        tools.files.write(one.offer, path)
        click.echo(path)


@library.command("import")
@click.argument("files", nargs=-1, required=True, type=OFFER_PATH)
@locale_option
@click.pass_obj
def import_offers(tools: Tools, /, files: tuple[Path, ...], *, reader: Reader) -> None:
    """Keep the offers in FILES; where any is at fault, none is taken."""
    paths = tuple(path for file in files for path in (sorted(file.glob("*.json")) if file.is_dir() else (file,)))
    for path, offer in zip(paths, read_offers(paths, tools, reader), strict=True):
        kept = tools.library.add(Kept(uuid4().hex, 0, offer), reader.say("Open {name}", name=path.name))
        click.echo(f"{kept.document[:8]}  {offer.company} — {offer.role}")


@library.command("backup")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), default=None, help="Where the copy goes.")
@click.pass_obj
def backup(tools: Tools, /, path: Path | None) -> None:
    """Copy the whole library, beside it or to a file of your own."""
    click.echo(tools.history.copy(path))


@library.command("check")
@locale_option
@click.pass_obj
def check_library(tools: Tools, /, reader: Reader) -> None:
    """Read every revision of every offer and say what cannot be read."""
    faults = tools.history.faults()
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(AT_FAULT)
    click.echo(reader.say("The library is sound"))


def _holds(offer: Offer, search: str) -> bool:
    """Tell whether a text stands in what an offer is called by, whatever its capitals."""
    return search.casefold() in f"{offer.company} {offer.role} {offer.location} {offer.notes}".casefold()


def _chosen(tools: Tools, name: str) -> Filed:
    """Find the one offer whose document begins so, or whose company or role holds it; else the command was wrong."""
    filed = tools.history.filed(archived=True)
    found = [one for one in filed if one.document.startswith(name)] if name else []
    found = found or [one for one in filed if name.casefold() in f"{one.offer.company} {one.offer.role}".casefold()]
    if len(found) != 1:
        others = ", ".join(f"{one.document[:8]} ({one.offer.company})" for one in found or filed)
        message = f"{name!r} names no one offer; there are {others}." if filed else "the library has no offers."
        raise click.BadParameter(message, param_hint="OFFER")
    return found[0]


def _answer(one: Filed) -> dict[str, object]:
    return {
        "document": one.document,
        "company": one.offer.company,
        "role": one.offer.role,
        "revision": one.revision,
        "changed_at": one.changed.isoformat(),
        "archived": one.is_archived,
    }


def _free(path: Path) -> Path:
    """Give a path that is not taken, with a number where it is."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
