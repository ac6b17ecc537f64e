"""`offercalc library`: list, export, restore and check the stored offers and their history."""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import uuid4

import click

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.offers.offer_names import file_name, name_part
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.history import DocumentSummary, History, Rounds, Unread
from offercalc.application.ports.library import Library, StoredOffer
from offercalc.application.ports.library_upkeep import LibraryChecks, LibraryCopies, LibraryMove
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.passwords import Passwords
from offercalc.cli.options.library_choice import chosen_offer, chosen_revision
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, OFFER_PATH, json_option
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import VerbGroup
from offercalc.cli.output.answers import to_json
from offercalc.cli.output.terminal import bare
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.text.change_text import change_lines
from offercalc.presentation.text.problem_text import problem_line

MOST_NAME_BYTES = 255


@click.group("library", cls=VerbGroup)
def library() -> None:
    """Manage the library: the saved offers and all their revisions."""


@library.command("list")
@click.argument("search", default="")
@click.option("--all", "with_archived", is_flag=True, help="Include archived offers.")
@locale_option
@json_option
@pass_services
def list_offers(history: History, /, search: str, *, with_archived: bool, localizer: Localizer, as_json: bool) -> None:
    """List the saved offers, or those that contain SEARCH."""
    found = history.listed(search, archived=with_archived)
    if as_json:
        click.echo(to_json([_answer(one) for one in found]))
        return
    for one in found:
        day = localizer.figures.day(one.changed.date())
        count = localizer.plural("{number} revision", "{number} revisions", one.revision)
        away = f", {localizer.tr('archived')}" if one.is_archived else ""
        click.echo(f"{one.document[:8]}  {one.company} — {one.role} ({count}, {day}{away})")


@library.command("history")
@click.argument("offer")
@json_option
@pass_services
def list_revisions(history: History, /, offer: str, *, as_json: bool) -> None:
    """List every revision of OFFER. Each has a time, author, change and the name of its round."""
    found = history.revisions(chosen_offer(history, offer).document)
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
@pass_services
def name_round(history: History, rounds: Rounds, /, offer: str, revision: int, name: str) -> None:
    """Name REVISION of OFFER as a round. An empty NAME removes the name."""
    rounds.name_round(chosen_offer(history, offer).document, revision, name)


@library.command("diff")
@click.argument("offer")
@click.argument("before", default="")
@click.argument("after", default="")
@locale_option
@pass_services
def diff(history: History, /, offer: str, before: str, after: str, *, localizer: Localizer) -> None:
    """Show the changes of OFFER between revisions.

    BEFORE and AFTER are numbers, or names of rounds. Without both, the last change is shown; without AFTER, everything
    since BEFORE.
    """
    chosen = chosen_offer(history, offer)
    last = chosen_revision(history, chosen, after) if after else chosen.revision
    first = chosen_revision(history, chosen, before) if before else max(1, last - 1)
    one, other = (history.offer_at(chosen.document, number) for number in (first, last))
    for line in change_lines(one, other, localizer) or (localizer.tr("Nothing has changed"),):
        click.echo(line)


@library.command("archive")
@click.argument("offer")
@pass_services
def archive(history: History, library: Library, /, offer: str) -> None:
    """Archive OFFER; nothing is deleted."""
    library.archive(chosen_offer(history, offer).document)


@library.command("restore")
@click.argument("offer")
@pass_services
def restore(history: History, library: Library, /, offer: str) -> None:
    """Restore an archived OFFER."""
    library.restore(chosen_offer(history, offer).document)


@library.command("export")
@click.argument("offers", nargs=-1)
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), required=True, metavar="FOLDER|FILE.json")
@locale_option
@pass_services
def export(
    history: History, files: OfferFiles, /, offers: tuple[str, ...], target: Path, *, localizer: Localizer
) -> None:
    """Write OFFERS, or all of them, into a folder, a file each, or one to a file; files that are there stay.

    What cannot be read, because it is damaged or beyond what an offer may hold, is written as it is kept.
    """
    chosen, unread = _to_export(history, offers)
    is_file = target.suffix.casefold() == ".json" and len(chosen) + len(unread) == 1
    folder = target.parent if is_file else target
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExternalError(N_("{path}: {reason}"), path=folder, reason=error.strerror or error) from error
    for one in chosen:
        offer_now = history.offer_at(one.document, one.revision)
        path = free_path(target if is_file else folder / file_name(offer_now, "json"))
        files.write(offer_now, path)
        click.echo(path)
    for other in unread:
        path = free_path(target if is_file else folder / f"{name_part(other.document) or 'offer'}.json")
        write_atomically(other.content, path)
        text = N_("{path}: this offer cannot be read and is written as it is kept; `offercalc check` says why.")
        click.echo(localizer.render(LazyText(text, path=path)), err=True)
    if unread:
        raise SystemExit(AT_FAULT)


@library.command("import")
@click.argument("paths", metavar="FILES...", nargs=-1, required=True, type=OFFER_PATH)
@locale_option
@pass_services
def import_offers(files: OfferFiles, library: Library, /, paths: tuple[Path, ...], *, localizer: Localizer) -> None:
    """Save the offers in FILES to the library. If any file has a problem, nothing is saved."""
    single = tuple(one for path in paths for one in (sorted(path.glob("*.json")) if path.is_dir() else (path,)))
    for path, offer in _all_offers(single, files, localizer):
        kept = library.add(StoredOffer(uuid4().hex, 0, offer), localizer.tr("Open {name}", name=path.name))
        click.echo(f"{kept.document[:8]}  {offer.company} — {offer.role}")


@library.command("backup")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), default=None, help="File of the copy.")
@pass_services
def backup(library_copies: LibraryCopies, /, path: Path | None) -> None:
    """Copy the whole library to a file, by default next to it."""
    click.echo(library_copies.copy(path))


@library.command("move")
@click.argument("address")
@locale_option
@pass_services
def move(passwords: Passwords, library_move: LibraryMove, /, address: str, *, localizer: Localizer) -> None:
    """Copy the whole library to ADDRESS and verify it. ADDRESS is a file or postgresql://name@server/database.

    Do not put a password into ADDRESS: store it with "offercalc library password".

    The current library is not changed; to use the copy, set its address in the settings or in OFFERCALC_LIBRARY.
    """
    refuse_password(passwords, address)
    with click.progressbar(length=1, label=localizer.tr("Moving the library…"), file=bare(sys.stderr)) as bar:

        def report(there: int, there_will_be: int) -> None:
            bar.length = max(there_will_be, 1)
            bar.update(there - bar.pos)

        moved = library_move.move(address, report)
    click.echo(
        localizer.tr(
            "Copied {offers} offers, {revisions} revisions and {rounds} round names to {address}, and verified them.",
            offers=moved.documents, revisions=moved.revisions, rounds=moved.rounds, address=moved.address,
        )
    )  # fmt: skip


@library.command("password")
@click.argument("address")
@locale_option
@pass_services
def keep_password(passwords: Passwords, /, address: str, *, localizer: Localizer) -> None:
    """Store the password of the team library at ADDRESS.

    It is prompted for and stored in the system keyring, or without one in the PostgreSQL password file ~/.pgpass, which
    only you can read.
    """
    refuse_password(passwords, address)
    password = click.prompt(localizer.tr("Password"), hide_input=True, err=True)
    click.echo(localizer.render(passwords.keep(address, password)))


@library.command("check")
@locale_option
@pass_services
def check_library(library: Library, library_checks: LibraryChecks, /, localizer: Localizer) -> None:
    """Check every revision of every offer. What is damaged, missing or invalid is reported."""
    faults = library_checks.faults()
    if weakness := library.weakness:
        click.echo(localizer.render(weakness), err=True)
    for fault in faults:
        click.echo(localizer.render(fault), err=True)
    if faults:
        raise SystemExit(AT_FAULT)
    click.echo(localizer.tr("No problems found in the library"))


def refuse_password(passwords: Passwords, address: str) -> None:
    """Raise ExternalError if an address contains a password: other users can see command-line arguments."""
    if passwords.parted(address)[1]:
        text = N_(
            "Leave the password out of the address: other users of this computer can see command-line "
            "arguments. Store it with `offercalc library password` and the address without it."
        )
        raise ExternalError(text)


def _to_export(history: History, names: tuple[str, ...]) -> tuple[list[DocumentSummary], list[Unread]]:
    """Return the offers that are meant by names, all on the list for none, and those of them that cannot be read."""
    unread = {one.document: one for one in history.unread()}
    if not names:
        sound = [one for one in history.listed() if one.document not in unread]
        return sound, [one for one in unread.values() if not one.is_archived]
    begun = [[one for one in unread.values() if name and one.document.startswith(name)] for name in names]
    listed = [chosen_offer(history, name) for name, found in zip(names, begun, strict=True) if len(found) != 1]
    asked = [found[0] for found in begun if len(found) == 1]
    asked += [unread[one.document] for one in listed if one.document in unread]
    return [one for one in listed if one.document not in unread], asked


def _all_offers(paths: tuple[Path, ...], files: OfferFiles, localizer: Localizer) -> list[tuple[Path, Offer]]:
    """Return all offers of JSON files and PDFs; if any has a problem, print each and exit with code 1."""
    offers = []
    faulty = False
    for path in paths:
        for one in files.read_all(path):
            if isinstance(one, Problem):
                faulty = True
                click.echo(f"{path}: {problem_line(one, localizer)}", err=True)
            else:
                offers.append((path, one))
    if faulty:
        raise SystemExit(AT_FAULT)
    return offers


def _answer(one: DocumentSummary) -> dict[str, object]:
    return {
        "document": one.document,
        "company": one.company,
        "role": one.role,
        "revision": one.revision,
        "changed_at": one.changed.isoformat(),
        "archived": one.is_archived,
    }


def free_path(path: Path) -> Path:
    """Return a path that does not exist, with a number appended if necessary; names that are too long are shortened."""
    number = 1
    free = path.with_name(_shortened(path.stem, path.suffix))
    while free.exists() or free.is_symlink():
        number += 1
        free = path.with_name(_shortened(path.stem, f" ({number}){path.suffix}"))
    return free


def _shortened(stem: str, ending: str) -> str:
    """Return a name shortened to the maximum length of file names, with its ending kept."""
    room = MOST_NAME_BYTES - len(ending.encode(errors="ignore"))
    return stem.encode(errors="surrogateescape")[: max(room, 1)].decode(errors="ignore") + ending
