"""The options of offer letters, of one and of a batch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from offercalc.application.batch.letter_batch import LetterOrder, usable_clauses
from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.written_letter import ANCHORS
from offercalc.application.letters.places import is_place
from offercalc.application.ports.document_options import SECTIONS
from offercalc.cli.options.assumption_options import Command
from offercalc.cli.options.options import OFFER_PATH
from offercalc.presentation.formats.localizer import Localizer


def place_in(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return a place in capitals; raise BadParameter if it is no code of a country or a part of one."""
    if value is None or value == "":
        return value
    place = value.strip().upper()
    if not is_place(place):
        message = f"{value!r} isn't a place; write a country or a state, e.g. ID or US-WA."
        raise click.BadParameter(message)
    return place


def ids_in(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Return comma-separated ids, each once."""
    names = (name.strip() for name in (value or "").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


_OF_BATCHES = (
    click.option("--letter", is_flag=True, help="Write an offer letter for every row in place of a sheet."),
    click.option("--docx", is_flag=True, help="Write the letters as Word documents."),
)
_OF_EVERY = (
    click.option(
        "--place", callback=place_in, metavar="PLACE",
        help="Place whose clauses are used: US, US-WA, ID, GB, DE, SG, IN, or '' for none (default: from the offer).",
    ),
    click.option("--clauses", "wanted", callback=ids_in, metavar="ID,ID", help="Use these clauses, in this order."),
    click.option("--without", callback=ids_in, metavar="ID,ID", help="Leave out these clauses."),
    click.option("--letter-file", type=OFFER_PATH, metavar="FILE.json", help="Values of the letter (docs/LETTERS.md)."),
    click.option("--anchors", type=click.Choice(ANCHORS), help="Add invisible anchors for a signing service."),
    click.option("--no-appendix", is_flag=True, help="Leave out the figures that follow the letter."),
)  # fmt: skip
_ONLY_WITH = {
    "docx": "docx", "place": "place", "wanted": "clauses", "without": "without", "letter_file": "letter-file",
    "anchors": "anchors", "no_appendix": "no-appendix",
}  # fmt: skip


def clause_options(command: Command) -> Command:
    """Add the options of what a letter says."""
    for option in reversed(_OF_EVERY):
        command = option(command)
    return command


def batch_letter_options(command: Command) -> Command:
    """Add the options of letters in a batch."""
    for option in reversed((*_OF_BATCHES, *_OF_EVERY)):
        command = option(command)
    return command


def details_from(options: dict[str, Any], library: ClauseLibrary) -> LetterDetails:
    """Return the values of a letter; the options override what its file says of clauses, place and anchors."""
    path: Path | None = options["letter_file"]
    details = LetterDetails() if path is None else library.details(path)
    return replace(
        details,
        clauses=options["wanted"] or details.clauses,
        without=(*details.without, *options["without"]),
        place=details.place if options["place"] is None else options["place"],
        anchors=options["anchors"] or details.anchors,
        appendix=details.appendix and not options["no_appendix"],
    )


def letters_from(options: dict[str, Any], library: ClauseLibrary, localizer: Localizer) -> LetterOrder | None:
    """Return how letters are written, None for sheets; raise UsageError if options contradict each other."""
    if not options["letter"]:
        stated = [option for name, option in _ONLY_WITH.items() if options[name]]
        if stated:
            message = f"--{stated[0]} is for letters; add --letter."
            raise click.UsageError(message)
        return None
    _refuse_options_of_others(options)
    clauses, faults = usable_clauses(library, localizer.language, localizer)
    for fault in faults:
        click.echo(fault, err=True)
    details = details_from(options, library)
    return LetterOrder(clauses, details, details.place, details.anchors, details.appendix, options["docx"])


def _refuse_options_of_others(options: dict[str, Any]) -> None:
    """Raise UsageError for options that letters would ignore."""
    message = ""
    if options["docx"] and options["password"]:
        message = "a Word document can't have a password; write PDFs, or leave out the password."
    elif options["sections"] != SECTIONS:
        message = "--sections is for sheets; leave it out, or leave out --letter."
    elif options["second_currency"]:
        message = "--second-currency is for sheets; leave it out, or leave out --letter."
    if message:
        raise click.UsageError(message)
